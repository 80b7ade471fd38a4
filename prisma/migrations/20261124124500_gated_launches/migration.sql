-- launches of ordinary runs stand behind the same gates as those of pairs, and are kept with what the gates saw
ALTER TABLE launch ALTER COLUMN comparison_id DROP NOT NULL, ALTER COLUMN pair DROP NOT NULL, ALTER COLUMN arm DROP NOT NULL,
  ADD COLUMN waited_for text[] NOT NULL DEFAULT '{}', ADD COLUMN waited_ms int NOT NULL DEFAULT 0,
  ADD CONSTRAINT launch_of_a_pair_whole CHECK ((comparison_id IS NULL) = (pair IS NULL) AND (pair IS NULL) = (arm IS NULL));
ALTER TABLE run ADD COLUMN launch_since timestamptz;
