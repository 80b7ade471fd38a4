-- The user of Grafana: reads the tables of the farm, changes nothing. Postgres runs this once, when its volume is new; on one that exists:
-- docker compose exec postgres psql -U framefarm -f /docker-entrypoint-initdb.d/create-reader.sql
\set password ''
\getenv password FRAMEFARM_READER_PASSWORD
CREATE ROLE framefarm_reader LOGIN PASSWORD :'password';
ALTER ROLE framefarm_reader SET statement_timeout = '15s';
GRANT SELECT ON ALL TABLES IN SCHEMA public TO framefarm_reader;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT ON TABLES TO framefarm_reader;
