CREATE TABLE baseline (
  id text PRIMARY KEY, tenant_id text NOT NULL REFERENCES tenant, name text NOT NULL, body jsonb NOT NULL,
  started_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX baseline_name ON baseline (tenant_id, name, started_at);
-- The system that a phone had while it belonged to a baseline; a changed one closes the row and begins another.
CREATE TABLE baseline_device (
  baseline_id text NOT NULL REFERENCES baseline, device_id text NOT NULL REFERENCES device, tenant_id text NOT NULL REFERENCES tenant,
  os text NOT NULL, since timestamptz NOT NULL DEFAULT clock_timestamp(), until timestamptz,
  PRIMARY KEY (baseline_id, device_id, since)
);
CREATE UNIQUE INDEX baseline_device_current ON baseline_device (baseline_id, device_id) WHERE until IS NULL;
CREATE TABLE gate (
  id text PRIMARY KEY, tenant_id text NOT NULL REFERENCES tenant, name text NOT NULL, version int NOT NULL CHECK (version > 0),
  definition jsonb NOT NULL, sha256 text NOT NULL, created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  UNIQUE (tenant_id, name, version)
);
CREATE TABLE gate_run (
  id text PRIMARY KEY, tenant_id text NOT NULL REFERENCES tenant, gate_id text NOT NULL REFERENCES gate,
  baseline_id text NOT NULL REFERENCES baseline, candidate jsonb NOT NULL,
  state text NOT NULL DEFAULT 'measuring' CHECK (state IN ('measuring', 'ended')),
  verdict text CHECK (verdict IN ('pass', 'regress', 'improve', 'inconclusive', 'invalid')), verdict_text text,
  notes text[] NOT NULL DEFAULT '{}', created_at timestamptz NOT NULL DEFAULT clock_timestamp(), ended_at timestamptz,
  CONSTRAINT gate_run_ended_whole CHECK ((state = 'ended') = (verdict IS NOT NULL AND verdict_text IS NOT NULL AND ended_at IS NOT NULL))
);
CREATE TABLE gate_run_comparison (
  gate_run_id text NOT NULL REFERENCES gate_run, tier text NOT NULL, tenant_id text NOT NULL REFERENCES tenant,
  comparison_id text NOT NULL REFERENCES comparison, PRIMARY KEY (gate_run_id, tier)
);
-- What people found of a verdict; the last word on a rule counts.
CREATE TABLE gate_confirmation (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, tenant_id text NOT NULL REFERENCES tenant,
  gate_run_id text NOT NULL REFERENCES gate_run, rule int NOT NULL CHECK (rule >= 0),
  finding text NOT NULL CHECK (finding IN ('right', 'wrong')), confirmed_by text NOT NULL, note text,
  at timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX gate_confirmation_run ON gate_confirmation (gate_run_id, rule, id);
