-- A device in quarantine rests, longer each time, and is then checked by the farm itself; without `check_due_at` only a person lets it back.
ALTER TABLE device
  ADD COLUMN rests int NOT NULL DEFAULT 0 CHECK (rests >= 0), ADD COLUMN check_due_at timestamptz, ADD COLUMN returned_at timestamptz;
UPDATE device SET rests = 1, check_due_at = clock_timestamp() WHERE quarantined_at IS NOT NULL;
ALTER TABLE device ADD CONSTRAINT device_check_in_quarantine CHECK (check_due_at IS NULL OR quarantined_at IS NOT NULL);
