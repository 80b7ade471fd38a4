-- How the last golden run (a health run) of a phone ended.
ALTER TABLE device
  ADD COLUMN golden_at timestamptz, ADD COLUMN golden_ok boolean,
  ADD CONSTRAINT device_golden_whole CHECK ((golden_at IS NULL) = (golden_ok IS NULL));
-- Open ones only: while it stands, phones of its scope take health runs only and nothing of theirs is judged. History: audit.
CREATE TABLE circuit_breaker (
  tenant_id text NOT NULL REFERENCES tenant, scope text NOT NULL CHECK (scope IN ('farm', 'low', 'mid', 'high', 'flagship', 'host')),
  reason text NOT NULL, opened_at timestamptz NOT NULL DEFAULT clock_timestamp(), PRIMARY KEY (tenant_id, scope)
);
ALTER TABLE aa_night ADD COLUMN golden_id text REFERENCES benchmark;
