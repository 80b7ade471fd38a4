-- What was known of the farm while a build stood before a gate: demoted metrics, open breakers. With the raw pairs it gives the verdicts again.
ALTER TABLE gate_run ADD COLUMN circumstances jsonb NOT NULL DEFAULT '{"informational": [], "broken": []}';
