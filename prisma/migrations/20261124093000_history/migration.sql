-- One number per valid measured run of the same thing. `id` is made of the key, so that two runs that come at once meet in one row.
CREATE TABLE series (
  id text PRIMARY KEY, tenant_id text NOT NULL REFERENCES tenant, metric text NOT NULL, line text NOT NULL,
  device_id text NOT NULL REFERENCES device, tier text NOT NULL CHECK (tier IN ('low', 'mid', 'high', 'flagship', 'host')),
  os text NOT NULL, configuration jsonb NOT NULL, clips jsonb NOT NULL, warmup_iterations int NOT NULL, iterations int NOT NULL,
  direction text NOT NULL CHECK (direction IN ('lower', 'higher')), runs int NOT NULL DEFAULT 0 CHECK (runs >= 0),
  detector jsonb NOT NULL, detector_config text NOT NULL, created_at timestamptz NOT NULL DEFAULT now(), last_run_at timestamptz
);
CREATE INDEX series_tenant ON series (tenant_id, last_run_at);
CREATE TABLE series_point (
  series_id text NOT NULL REFERENCES series, ordinal int NOT NULL CHECK (ordinal >= 0), tenant_id text NOT NULL REFERENCES tenant,
  run_id text NOT NULL REFERENCES run, value double precision NOT NULL, spread double precision, launches int NOT NULL,
  model_id text NOT NULL REFERENCES model, harness text NOT NULL, at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (series_id, ordinal), UNIQUE (series_id, run_id)
);
CREATE INDEX series_point_at ON series_point (at);
CREATE TABLE alert (
  id text PRIMARY KEY, tenant_id text NOT NULL REFERENCES tenant, series_id text NOT NULL REFERENCES series,
  raised_ordinal int NOT NULL, state text NOT NULL
    CHECK (state IN ('confirming', 'open', 'acknowledged', 'explained', 'fixed', 'wrong', 'expired')),
  reason text, owner text, silenced_until timestamptz, level_before double precision NOT NULL, level_after double precision NOT NULL,
  builds jsonb NOT NULL, comparison_id text, comparisons int NOT NULL DEFAULT 0, waits_for text,
  bisect jsonb NOT NULL DEFAULT '[]', culprit jsonb, bisect_done boolean NOT NULL DEFAULT false,
  next_look_at timestamptz NOT NULL DEFAULT now(), created_at timestamptz NOT NULL DEFAULT now(),
  touched_at timestamptz NOT NULL DEFAULT now(), UNIQUE (series_id, raised_ordinal)
);
CREATE INDEX alert_tenant ON alert (tenant_id, created_at);
CREATE INDEX alert_due ON alert (next_look_at) WHERE state IN ('confirming', 'open', 'acknowledged');
CREATE TABLE alert_event (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, tenant_id text NOT NULL REFERENCES tenant, alert_id text NOT NULL REFERENCES alert,
  actor text NOT NULL, action text NOT NULL, details jsonb NOT NULL, at timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX alert_event_alert ON alert_event (alert_id, id);
