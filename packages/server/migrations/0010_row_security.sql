-- One way to guard a customer-owned table. Each side has a policy of its own, never one that ORs them:
-- customers see their account's rows (and whatever the extra condition leaves), staff all, limited staff named accounts.
CREATE FUNCTION desk_protect(guarded regclass, customer_sight text DEFAULT 'true') RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', guarded);
  EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', guarded);
  EXECUTE format('CREATE POLICY customer ON %s TO desk_customer USING (account_id = desk_account() AND (%s))', guarded, customer_sight);
  EXECUTE format('CREATE POLICY staff ON %s TO desk_staff USING (true)', guarded);
  EXECUTE format('CREATE POLICY limited ON %s TO desk_staff_limited USING (account_id = ANY (desk_accounts()))', guarded);
  EXECUTE format('CREATE POLICY worker ON %s TO desk_worker USING (true)', guarded);
  EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %s TO desk_staff, desk_staff_limited, desk_worker', guarded);
  EXECUTE format('GRANT SELECT, INSERT, UPDATE ON %s TO desk_customer', guarded);
END $$;

-- The same for a table that customers must never reach: no grant, no policy, so no row and no count.
CREATE FUNCTION desk_protect_staff_only(guarded regclass) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', guarded);
  EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', guarded);
  EXECUTE format('CREATE POLICY staff ON %s TO desk_staff USING (true)', guarded);
  EXECUTE format('CREATE POLICY limited ON %s TO desk_staff_limited USING (account_id = ANY (desk_accounts()))', guarded);
  EXECUTE format('CREATE POLICY worker ON %s TO desk_worker USING (true)', guarded);
  EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %s TO desk_staff, desk_staff_limited, desk_worker', guarded);
END $$;
