CREATE TABLE comparison (
  id text PRIMARY KEY, tenant_id text NOT NULL REFERENCES tenant, benchmark_id text NOT NULL UNIQUE REFERENCES benchmark,
  body jsonb NOT NULL, seed bigint NOT NULL CHECK (seed >= 0),
  state text NOT NULL DEFAULT 'measuring' CHECK (state IN ('measuring', 'ended')),
  verdict_text text, judged_pairs int NOT NULL DEFAULT 0, created_at timestamptz NOT NULL DEFAULT now(), ended_at timestamptz,
  CONSTRAINT comparison_ended_whole CHECK ((state = 'ended') = (ended_at IS NOT NULL))
);
CREATE TABLE launch_pair (
  comparison_id text NOT NULL REFERENCES comparison, number int NOT NULL CHECK (number >= 0), tenant_id text NOT NULL REFERENCES tenant,
  run_id text NOT NULL REFERENCES run, attempt_id text NOT NULL REFERENCES attempt, device_id text NOT NULL REFERENCES device,
  os text NOT NULL, arm_order text NOT NULL CHECK (arm_order IN ('AB', 'BA')), first_launch int NOT NULL,
  state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'valid', 'invalid', 'discarded')),
  reasons text[] NOT NULL DEFAULT '{}', waited_for text[] NOT NULL DEFAULT '{}', waited_ms int NOT NULL DEFAULT 0,
  ended_place int, started_at timestamptz NOT NULL DEFAULT clock_timestamp(), ended_at timestamptz,
  PRIMARY KEY (comparison_id, number), UNIQUE (comparison_id, ended_place),
  -- what does not count says why, and only what ended with a result has a place
  CONSTRAINT launch_pair_reasoned CHECK (state IN ('open', 'valid') OR reasons <> '{}'),
  CONSTRAINT launch_pair_placed CHECK ((state IN ('valid', 'invalid')) = (ended_place IS NOT NULL))
);
CREATE UNIQUE INDEX launch_pair_one_open ON launch_pair (attempt_id) WHERE state = 'open';
CREATE TABLE launch (
  attempt_id text NOT NULL REFERENCES attempt, launch int NOT NULL, tenant_id text NOT NULL REFERENCES tenant,
  comparison_id text NOT NULL, pair int NOT NULL, arm text NOT NULL CHECK (arm IN ('A', 'B')),
  telemetry jsonb NOT NULL, reasons text[] NOT NULL DEFAULT '{}',
  warmup text CHECK (warmup IN ('flat', 'warmup', 'slowdown', 'no-steady')), steady_from int,
  PRIMARY KEY (attempt_id, launch), FOREIGN KEY (comparison_id, pair) REFERENCES launch_pair
);
ALTER TABLE run ADD COLUMN waits_for text[] NOT NULL DEFAULT '{}', ADD COLUMN waits_since timestamptz;
