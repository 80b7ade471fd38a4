-- A run of the tuner: kept with its inputs, so that anybody can repeat it.
CREATE TABLE tuning (
  id text PRIMARY KEY,
  tenant_id text NOT NULL REFERENCES tenant(id),
  actor text NOT NULL,
  body jsonb NOT NULL,
  state text NOT NULL CHECK (state IN ('running', 'done', 'failed', 'cancelled')),
  progress jsonb,
  traces_sha256 text NOT NULL,
  calibration_sha256 text NOT NULL,
  result jsonb,
  message text,
  policy_id text REFERENCES policy(id),
  beat_at timestamptz NOT NULL DEFAULT now(),
  created_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX tuning_by_tenant ON tuning (tenant_id, created_at);
