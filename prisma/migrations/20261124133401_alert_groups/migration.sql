-- One alert per change: alerts of several metrics, phones and tiers that one build can have caused are heard of as one.
ALTER TABLE alert ADD COLUMN group_id text;
UPDATE alert SET group_id = id;
ALTER TABLE alert ALTER COLUMN group_id SET NOT NULL;
CREATE INDEX alert_group ON alert (group_id);
