-- What an installation ran and when: written with each change, never changed itself.
CREATE TABLE environment_history (
  account_id uuid NOT NULL,
  id uuid NOT NULL,
  environment_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('added', 'version', 'platforms', 'details', 'closed')),
  version_before text,
  version_after text NOT NULL,
  platforms_before jsonb,
  platforms_after jsonb NOT NULL,
  -- null for a robot's key, and for what was known before there was a history
  by_person uuid REFERENCES people (id),
  at timestamptz NOT NULL,
  PRIMARY KEY (account_id, id),
  FOREIGN KEY (account_id, environment_id) REFERENCES environments (account_id, id)
);
CREATE INDEX environment_history_of ON environment_history (account_id, environment_id, id DESC);
ALTER TABLE environment_history ENABLE ROW LEVEL SECURITY;
ALTER TABLE environment_history FORCE ROW LEVEL SECURITY;
CREATE POLICY customer ON environment_history FOR SELECT TO desk_customer USING (account_id = desk_account());
CREATE POLICY customer_writes ON environment_history FOR INSERT TO desk_customer WITH CHECK (account_id = desk_account());
CREATE POLICY staff ON environment_history TO desk_staff USING (true);
CREATE POLICY limited ON environment_history TO desk_staff_limited USING (account_id = ANY (desk_accounts()));
CREATE POLICY worker ON environment_history TO desk_worker USING (true);
GRANT SELECT, INSERT ON environment_history TO desk_customer, desk_staff, desk_staff_limited, desk_worker;

-- The owner of the tables is bound by row security too and would see nothing to copy.
SET LOCAL ROLE desk_worker;
INSERT INTO environment_history (account_id, id, environment_id, kind, version_after, platforms_after, at)
SELECT account_id, id, id, 'added', product_version, platforms, created_at FROM environments;
RESET ROLE;
