-- What the candidate and the incumbent did in replay, over the same clips and costs; null when it could not be replayed.
ALTER TABLE rollout ADD COLUMN replayed jsonb;
