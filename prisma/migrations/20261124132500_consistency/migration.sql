-- what the consistency ladder said of the files of a model; `id` is the digest of the report
CREATE TABLE consistency_report (
  id text NOT NULL, tenant_id text NOT NULL REFERENCES tenant, verdict text NOT NULL CHECK (verdict IN ('pass', 'guilty', 'worse', 'invalid')),
  tier text NOT NULL, models jsonb NOT NULL, measured_at timestamptz NOT NULL, report jsonb NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(), PRIMARY KEY (tenant_id, id)
);
