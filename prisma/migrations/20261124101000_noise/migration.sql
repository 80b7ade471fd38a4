-- When the nights of A/A begin; without a row a farm has none.
CREATE TABLE aa_schedule (
  tenant_id text PRIMARY KEY REFERENCES tenant, starts_at time NOT NULL, enabled boolean NOT NULL, set_at timestamptz NOT NULL DEFAULT now()
);
-- One comparison of a build with itself per tier and night (UTC), whoever asks how often.
CREATE TABLE aa_night (
  tenant_id text NOT NULL REFERENCES tenant, night date NOT NULL, tier text NOT NULL CHECK (tier IN ('low', 'mid', 'high', 'flagship', 'host')),
  state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'measuring', 'ended', 'missed')), comparison_id text, reason text,
  created_at timestamptz NOT NULL DEFAULT now(), next_look_at timestamptz NOT NULL DEFAULT now(), ended_at timestamptz,
  PRIMARY KEY (tenant_id, night, tier)
);
CREATE TABLE aa_result (
  tenant_id text NOT NULL, night date NOT NULL, tier text NOT NULL, metric text NOT NULL, quantile text NOT NULL,
  verdict text NOT NULL CHECK (verdict IN ('pass', 'regress', 'improve', 'inconclusive', 'invalid')), pairs int NOT NULL,
  pair_sd double precision, effect double precision, half_width double precision, mde double precision,
  PRIMARY KEY (tenant_id, night, tier, metric, quantile), FOREIGN KEY (tenant_id, night, tier) REFERENCES aa_night
);
