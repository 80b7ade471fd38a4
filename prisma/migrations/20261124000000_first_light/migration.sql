CREATE TABLE tenant (id text PRIMARY KEY, created_at timestamptz NOT NULL DEFAULT now());
INSERT INTO tenant (id) VALUES ('default');

CREATE TABLE token (
  id text PRIMARY KEY, tenant_id text NOT NULL REFERENCES tenant, name text NOT NULL,
  sha256 text NOT NULL UNIQUE, scopes text[] NOT NULL, runner_id text,
  expires_at timestamptz NOT NULL, revoked_at timestamptz, created_at timestamptz NOT NULL DEFAULT now()
);
CREATE TABLE enrolment_code (
  sha256 text PRIMARY KEY, tenant_id text NOT NULL REFERENCES tenant, expires_at timestamptz NOT NULL, used_at timestamptz
);
CREATE TABLE runner (
  id text PRIMARY KEY, tenant_id text NOT NULL REFERENCES tenant, name text NOT NULL, created_at timestamptz NOT NULL DEFAULT now()
);
CREATE TABLE device (
  id text PRIMARY KEY, tenant_id text NOT NULL REFERENCES tenant, runner_id text NOT NULL REFERENCES runner, serial text NOT NULL,
  platform text NOT NULL CHECK (platform IN ('android', 'ios', 'linux')),
  body text NOT NULL CHECK (body IN ('real', 'host', 'virtual', 'emulated')),
  tier text NOT NULL CHECK (tier IN ('low', 'mid', 'high', 'flagship', 'host')),
  facts jsonb NOT NULL, state text NOT NULL CHECK (state IN ('online', 'offline')),
  fence bigint NOT NULL DEFAULT 0 CHECK (fence >= 0), last_seen_at timestamptz NOT NULL DEFAULT now(), UNIQUE (tenant_id, serial)
);
CREATE TABLE artifact (
  tenant_id text NOT NULL REFERENCES tenant, sha256 text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'), bytes bigint NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(), PRIMARY KEY (tenant_id, sha256)
);
CREATE TABLE model (
  id text PRIMARY KEY, tenant_id text NOT NULL REFERENCES tenant, name text NOT NULL, version text NOT NULL,
  preprocessing jsonb NOT NULL, created_at timestamptz NOT NULL DEFAULT now(), UNIQUE (tenant_id, name, version)
);
CREATE TABLE model_variant (
  tenant_id text NOT NULL REFERENCES tenant, model_id text NOT NULL REFERENCES model,
  precision text NOT NULL CHECK (precision IN ('fp32', 'fp16', 'int8')), sha256 text NOT NULL,
  PRIMARY KEY (model_id, precision), FOREIGN KEY (tenant_id, sha256) REFERENCES artifact
);
CREATE TABLE harness_build (
  id text PRIMARY KEY, tenant_id text NOT NULL REFERENCES tenant, platform text NOT NULL, version text NOT NULL, sha256 text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(), FOREIGN KEY (tenant_id, sha256) REFERENCES artifact
);
CREATE TABLE benchmark (
  id text PRIMARY KEY, tenant_id text NOT NULL REFERENCES tenant, body jsonb NOT NULL, created_at timestamptz NOT NULL DEFAULT now()
);
CREATE TABLE idempotency (
  tenant_id text NOT NULL REFERENCES tenant, key text NOT NULL, request_sha256 text NOT NULL, benchmark_id text NOT NULL REFERENCES benchmark,
  created_at timestamptz NOT NULL DEFAULT now(), PRIMARY KEY (tenant_id, key)
);
CREATE TABLE run (
  id text PRIMARY KEY, tenant_id text NOT NULL REFERENCES tenant, benchmark_id text NOT NULL REFERENCES benchmark, ordinal int NOT NULL,
  selector jsonb NOT NULL, configuration jsonb NOT NULL,
  life_cycle text NOT NULL DEFAULT 'queued' CHECK (life_cycle IN ('queued', 'offered', 'scrubbing', 'running', 'uploading', 'ended')),
  outcome text CHECK (outcome IN ('succeeded', 'failed', 'cancelled', 'timed-out', 'expired')),
  validity text CHECK (validity IN ('valid', 'tainted', 'invalid')),
  fault text CHECK (fault IN ('subject', 'device', 'host', 'server', 'heat')),
  reasons text[] NOT NULL DEFAULT '{}', cancel_requested boolean NOT NULL DEFAULT false,
  attempts int NOT NULL DEFAULT 0, launches_done int NOT NULL DEFAULT 0, device_id text REFERENCES device,
  summary jsonb, queue_deadline timestamptz NOT NULL, run_timeout_ms int NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(), ended_at timestamptz,
  CHECK ((life_cycle = 'ended') = (outcome IS NOT NULL)), CHECK ((life_cycle = 'ended') = (ended_at IS NOT NULL))
);
CREATE INDEX run_queued ON run (created_at, ordinal) WHERE life_cycle = 'queued';
CREATE INDEX run_benchmark ON run (benchmark_id, ordinal);
CREATE TABLE attempt (
  id text PRIMARY KEY, tenant_id text NOT NULL REFERENCES tenant, run_id text NOT NULL REFERENCES run, number int NOT NULL,
  device_id text NOT NULL REFERENCES device, runner_id text NOT NULL REFERENCES runner, fence bigint NOT NULL, claim_id text,
  lease_until timestamptz NOT NULL, deadline timestamptz NOT NULL, started_at timestamptz NOT NULL DEFAULT now(),
  ended_at timestamptz, ending text, body_sha256 text, UNIQUE (device_id, fence), UNIQUE (run_id, number)
);
CREATE UNIQUE INDEX attempt_one_open_per_run ON attempt (run_id) WHERE ended_at IS NULL;
CREATE UNIQUE INDEX attempt_one_open_per_device ON attempt (device_id) WHERE ended_at IS NULL;
CREATE TABLE run_event (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, tenant_id text NOT NULL REFERENCES tenant, run_id text NOT NULL REFERENCES run,
  attempt_id text, event text NOT NULL, details jsonb NOT NULL, at timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX run_event_run ON run_event (run_id, id);
CREATE TABLE outbox (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, tenant_id text NOT NULL REFERENCES tenant, topic text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(), sent_at timestamptz
);
CREATE INDEX outbox_unsent ON outbox (id) WHERE sent_at IS NULL;
CREATE TABLE report_batch (
  id text NOT NULL, attempt_id text NOT NULL REFERENCES attempt, tenant_id text NOT NULL REFERENCES tenant, records int NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(), PRIMARY KEY (attempt_id, id)
);
CREATE TABLE report_record (
  attempt_id text NOT NULL REFERENCES attempt, tenant_id text NOT NULL REFERENCES tenant, launch int NOT NULL, seq int NOT NULL,
  record jsonb NOT NULL, PRIMARY KEY (attempt_id, launch, seq)
);
CREATE TABLE measurement (
  attempt_id text NOT NULL REFERENCES attempt, tenant_id text NOT NULL REFERENCES tenant, metric text NOT NULL,
  launch_values double precision[] NOT NULL, PRIMARY KEY (attempt_id, metric)
);
CREATE TABLE policy (
  id text PRIMARY KEY, tenant_id text NOT NULL REFERENCES tenant, app text NOT NULL, channel text NOT NULL, platform text NOT NULL,
  tier text NOT NULL, version int NOT NULL, payload bytea NOT NULL, sha256 text NOT NULL, provisional boolean NOT NULL,
  reasons text[] NOT NULL, evidence_runs text[] NOT NULL, candidates jsonb NOT NULL, envelope jsonb, published_at timestamptz,
  created_at timestamptz NOT NULL DEFAULT now(), UNIQUE (tenant_id, app, channel, platform, tier, version)
);
CREATE TABLE manifest (
  tenant_id text NOT NULL REFERENCES tenant, app text NOT NULL, channel text NOT NULL, platform text NOT NULL, version int NOT NULL,
  envelope jsonb NOT NULL, etag text NOT NULL, created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, app, channel, platform, version)
);
CREATE TABLE audit (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, tenant_id text NOT NULL REFERENCES tenant, actor text NOT NULL, action text NOT NULL,
  details jsonb NOT NULL, at timestamptz NOT NULL DEFAULT clock_timestamp()
);
