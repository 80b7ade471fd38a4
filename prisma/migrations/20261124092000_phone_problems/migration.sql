-- What a runner sees and the farm cannot use; replaced each time that the runner tells its devices.
CREATE TABLE phone_problem (
  tenant_id text NOT NULL REFERENCES tenant, runner_id text NOT NULL REFERENCES runner, address text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('unusable', 'needs-person', 'held-elsewhere')), serial text, why text NOT NULL, next text NOT NULL,
  since timestamptz NOT NULL DEFAULT now(), PRIMARY KEY (runner_id, address)
);
CREATE INDEX phone_problem_serial ON phone_problem (tenant_id, serial);
ALTER TABLE runner ADD COLUMN last_seen_at timestamptz NOT NULL DEFAULT now();
ALTER TABLE device
  ADD COLUMN runner_since timestamptz NOT NULL DEFAULT now(), ADD COLUMN needs_person boolean NOT NULL DEFAULT false,
  ADD CONSTRAINT device_person_in_quarantine CHECK (NOT needs_person OR quarantined_at IS NOT NULL);
