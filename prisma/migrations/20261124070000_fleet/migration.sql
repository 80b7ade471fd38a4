ALTER TABLE device
  ADD COLUMN labels text[] NOT NULL DEFAULT '{}',
  ADD COLUMN hold_by text, ADD COLUMN hold_reason text, ADD COLUMN hold_until timestamptz,
  ADD COLUMN quarantined_at timestamptz, ADD COLUMN quarantine_reason text,
  ADD CONSTRAINT device_hold_whole CHECK ((hold_by IS NULL) = (hold_until IS NULL)),
  ADD CONSTRAINT device_quarantine_whole CHECK ((quarantined_at IS NULL) = (quarantine_reason IS NULL));
ALTER TABLE attempt ADD COLUMN fault text CHECK (fault IN ('subject', 'device', 'host', 'server', 'heat'));
CREATE TABLE device_history (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, tenant_id text NOT NULL REFERENCES tenant, device_id text NOT NULL REFERENCES device,
  facts jsonb NOT NULL, at timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX device_history_device ON device_history (device_id, id);
INSERT INTO device_history (tenant_id, device_id, facts) SELECT tenant_id, id, facts FROM device;
ALTER TABLE run
  ADD COLUMN model_id text REFERENCES model, ADD COLUMN submitter text,
  ADD COLUMN priority int NOT NULL DEFAULT 0 CHECK (priority BETWEEN -10 AND 10);
UPDATE run SET model_id = b.body->>'modelId', submitter = 'unknown' FROM benchmark b WHERE b.id = run.benchmark_id;
UPDATE benchmark SET body = (body - 'modelId') || jsonb_build_object('modelIds', jsonb_build_array(body->>'modelId')) WHERE body ? 'modelId';
ALTER TABLE run ALTER COLUMN model_id SET NOT NULL, ALTER COLUMN submitter SET NOT NULL;
CREATE INDEX run_under_way ON run (tenant_id, submitter) WHERE life_cycle IN ('offered', 'scrubbing', 'running', 'uploading');
