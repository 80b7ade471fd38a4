-- Which keys the phones of an app trust: signed offline, each version once and for ever.
CREATE TABLE policy_root (
  tenant_id text NOT NULL REFERENCES tenant, app text NOT NULL, version int NOT NULL CHECK (version > 0), envelope jsonb NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, app, version),
  FOREIGN KEY (tenant_id, app) REFERENCES app (tenant_id, name)
);
