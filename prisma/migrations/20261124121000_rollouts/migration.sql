CREATE TABLE rollout (
  id text PRIMARY KEY, tenant_id text NOT NULL REFERENCES tenant, app text NOT NULL, channel text NOT NULL, platform text NOT NULL,
  tier text NOT NULL, policy_id text NOT NULL REFERENCES policy, incumbent_id text NOT NULL REFERENCES policy, salt text NOT NULL,
  state text NOT NULL DEFAULT 'draft' CHECK (state IN ('draft', 'replayed', 'certified', 'shadow', 'canary', 'ramp-5', 'ramp-25', 'ramp-50',
    'full', 'superseded', 'paused', 'rolled-back', 'rejected', 'expired')),
  paused_in text, started_by text NOT NULL, approved_by text, since timestamptz NOT NULL DEFAULT clock_timestamp(),
  looks int NOT NULL DEFAULT 0, created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  CHECK ((state = 'paused') = (paused_in IS NOT NULL)), CHECK (policy_id <> incumbent_id), CHECK (approved_by <> started_by),
  FOREIGN KEY (tenant_id, app) REFERENCES app (tenant_id, name)
);
CREATE UNIQUE INDEX rollout_one_open ON rollout (tenant_id, app, channel, platform, tier)
  WHERE state NOT IN ('full', 'superseded', 'rolled-back', 'rejected', 'expired');
CREATE TABLE rollout_history (
  tenant_id text NOT NULL REFERENCES tenant, seq bigint NOT NULL CHECK (seq >= 1), at timestamptz NOT NULL, actor text NOT NULL,
  action text NOT NULL, rollout_id text REFERENCES rollout, from_state text, to_state text, evidence text NOT NULL, manifest_version int,
  previous_sha256 text NOT NULL, sha256 text NOT NULL, PRIMARY KEY (tenant_id, seq)
);
CREATE TABLE rollout_unit (
  rollout_id text NOT NULL REFERENCES rollout, tenant_id text NOT NULL REFERENCES tenant, install_sha256 text NOT NULL,
  arm text NOT NULL CHECK (arm IN ('candidate', 'control')), network text NOT NULL, in_both_arms boolean NOT NULL DEFAULT false,
  spent text[] NOT NULL DEFAULT '{}', day date NOT NULL DEFAULT current_date, runs_today int NOT NULL DEFAULT 0,
  PRIMARY KEY (rollout_id, install_sha256)
);
CREATE TABLE telemetry (
  app text NOT NULL REFERENCES app, run_id text NOT NULL, kind text NOT NULL CHECK (kind IN ('exposure', 'pick')),
  tenant_id text NOT NULL REFERENCES tenant, rollout_id text REFERENCES rollout, install_sha256 text NOT NULL, network text NOT NULL,
  policy_sha256 text NOT NULL, tier text NOT NULL, arm text NOT NULL, mode text NOT NULL, latency_ms double precision, record jsonb NOT NULL,
  over_budget boolean, crash boolean, memory boolean, abandonment boolean, chosen_score double precision, audit_regret double precision,
  look int, received_at timestamptz NOT NULL DEFAULT clock_timestamp(), PRIMARY KEY (app, run_id, kind)
);
CREATE INDEX telemetry_rollout ON telemetry (rollout_id, look);
CREATE INDEX telemetry_install ON telemetry (install_sha256, received_at);
CREATE INDEX telemetry_policy ON telemetry (policy_sha256, received_at);
