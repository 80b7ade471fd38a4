CREATE TABLE model_family (
  tenant_id text NOT NULL REFERENCES tenant, name text NOT NULL, created_at timestamptz NOT NULL DEFAULT now(), PRIMARY KEY (tenant_id, name)
);
INSERT INTO model_family (tenant_id, name) SELECT DISTINCT tenant_id, name FROM model;
ALTER TABLE model ADD FOREIGN KEY (tenant_id, name) REFERENCES model_family;
CREATE TABLE model_budget (
  tenant_id text NOT NULL REFERENCES tenant, family text NOT NULL, channel text NOT NULL CHECK (channel IN ('stable', 'sandbox')),
  limits jsonb NOT NULL, set_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, family, channel), FOREIGN KEY (tenant_id, family) REFERENCES model_family
);

-- how weights are kept (variant) is not what is computed in (precision): a precision may have several variants
ALTER TABLE model_variant ADD COLUMN variant text, ADD COLUMN lineage jsonb, ADD COLUMN requires jsonb, ADD COLUMN measured jsonb;
UPDATE model_variant SET variant = CASE precision WHEN 'int8' THEN 'int8-calibrated' ELSE precision END;
ALTER TABLE model_variant
  ALTER COLUMN variant SET NOT NULL, ADD CHECK (variant IN ('fp32', 'fp16', 'int8-weights', 'int8-calibrated')),
  ADD CHECK ((variant = 'int8-calibrated') = (precision = 'int8')),
  DROP CONSTRAINT model_variant_pkey, ADD PRIMARY KEY (model_id, variant);

ALTER TABLE harness_build ADD COLUMN engine jsonb;

CREATE TABLE test_set (
  id text NOT NULL, tenant_id text NOT NULL REFERENCES tenant, name text NOT NULL, version int NOT NULL CHECK (version > 0),
  sha256 text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'), created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, id), UNIQUE (tenant_id, name, version), UNIQUE (tenant_id, name, sha256)
);
CREATE TABLE test_set_entry (
  tenant_id text NOT NULL REFERENCES tenant, test_set_id text NOT NULL, ordinal int NOT NULL, kind text NOT NULL CHECK (kind IN ('clip', 'frame')),
  name text NOT NULL, sha256 text NOT NULL, PRIMARY KEY (tenant_id, test_set_id, ordinal),
  FOREIGN KEY (tenant_id, test_set_id) REFERENCES test_set, FOREIGN KEY (tenant_id, sha256) REFERENCES artifact
);
