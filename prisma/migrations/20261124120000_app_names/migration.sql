-- Apps fetch without a token, by the app's name alone: a name belongs to the tenant that used it first.
CREATE TABLE app (
  name text PRIMARY KEY, tenant_id text NOT NULL REFERENCES tenant, created_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (tenant_id, name)
);
INSERT INTO app (name, tenant_id, created_at)
  SELECT DISTINCT ON (app) app, tenant_id, created_at FROM policy ORDER BY app, created_at;
ALTER TABLE policy ADD FOREIGN KEY (tenant_id, app) REFERENCES app (tenant_id, name);
ALTER TABLE manifest ADD FOREIGN KEY (tenant_id, app) REFERENCES app (tenant_id, name);
