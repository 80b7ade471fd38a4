-- What each golden run of a phone measured; of the same workload and system they are its own baseline. A drifted one never becomes part of it.
CREATE TABLE golden_value (
  attempt_id text PRIMARY KEY REFERENCES attempt, tenant_id text NOT NULL REFERENCES tenant, device_id text NOT NULL REFERENCES device,
  workload text NOT NULL, total_ms double precision NOT NULL CHECK (total_ms > 0), is_drift boolean NOT NULL,
  at timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX golden_value_baseline ON golden_value (device_id, workload, at);
-- One golden run that drifted makes a phone suspect; the next one decides. A person who returns a phone begins its baseline anew.
ALTER TABLE device ADD COLUMN suspect_reason text, ADD COLUMN golden_since timestamptz;
