-- Dashboards read what ended within a range of time.
CREATE INDEX run_ended ON run (ended_at) WHERE life_cycle = 'ended';
