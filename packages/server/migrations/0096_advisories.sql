-- What the vendor tells the customers whom a fault of some versions concerns. The text is the vendor's own; which accounts
-- were told is theirs. A customer reads an advisory once her account was told of it, and not a moment before.
CREATE TABLE advisories (
  id uuid PRIMARY KEY,
  product_id uuid NOT NULL REFERENCES products (id),
  severity text NOT NULL CHECK (severity IN ('low', 'medium', 'high', 'critical')),
  title text NOT NULL,
  text text NOT NULL,
  affected text NOT NULL,
  fixed_in text,
  workaround text,
  state text NOT NULL CHECK (state IN ('draft', 'published', 'withdrawn')),
  revision bigint NOT NULL DEFAULT 0,
  what_changed text,
  -- until then named accounts alone
  opens_at timestamptz,
  published_at timestamptz,
  changed_at timestamptz,
  withdrawn_at timestamptz,
  withdrawn_because text,
  next_timer_at timestamptz,
  written_by uuid NOT NULL REFERENCES people (id),
  created_at timestamptz NOT NULL,
  version bigint NOT NULL DEFAULT 1,
  CHECK ((state = 'draft') = (published_at IS NULL)),
  CHECK ((state = 'withdrawn') = (withdrawn_at IS NOT NULL)),
  CHECK ((state = 'draft') = (revision = 0))
);
CREATE INDEX advisories_product ON advisories (product_id) WHERE state = 'published';
CREATE INDEX advisories_timer ON advisories (next_timer_at) WHERE next_timer_at IS NOT NULL;

-- An account that was told, or is to be; of a draft, one that is named beforehand.
CREATE TABLE advisory_accounts (
  account_id uuid NOT NULL REFERENCES accounts (id),
  id uuid NOT NULL,
  advisory_id uuid NOT NULL REFERENCES advisories (id) ON DELETE CASCADE,
  because text NOT NULL CHECK (because IN ('in_range', 'version_unknown', 'named')),
  is_named boolean NOT NULL,
  in_range_then bigint NOT NULL DEFAULT 0,
  -- when it is to be told; null once it was
  tell_at timestamptz,
  told_at timestamptz,
  told_revision bigint NOT NULL DEFAULT 0,
  PRIMARY KEY (account_id, id),
  UNIQUE (account_id, advisory_id)
);
CREATE INDEX advisory_accounts_advisory ON advisory_accounts (advisory_id, account_id);
CREATE INDEX advisory_accounts_tell ON advisory_accounts (tell_at) WHERE tell_at IS NOT NULL;
ALTER TABLE advisory_accounts ENABLE ROW LEVEL SECURITY;
ALTER TABLE advisory_accounts FORCE ROW LEVEL SECURITY;
CREATE POLICY customer ON advisory_accounts FOR SELECT TO desk_customer
  USING (account_id = desk_account() AND told_at IS NOT NULL);
CREATE POLICY staff ON advisory_accounts TO desk_staff USING (true);
CREATE POLICY limited ON advisory_accounts FOR SELECT TO desk_staff_limited USING (account_id = ANY (desk_accounts()));
CREATE POLICY worker ON advisory_accounts TO desk_worker USING (true);
GRANT SELECT ON advisory_accounts TO desk_customer, desk_staff_limited;
GRANT SELECT, INSERT, UPDATE, DELETE ON advisory_accounts TO desk_staff, desk_worker;

ALTER TABLE advisories ENABLE ROW LEVEL SECURITY;
ALTER TABLE advisories FORCE ROW LEVEL SECURITY;
CREATE POLICY customer ON advisories FOR SELECT TO desk_customer USING (
  state <> 'draft' AND EXISTS (SELECT 1 FROM advisory_accounts told WHERE told.account_id = desk_account()
    AND told.advisory_id = advisories.id AND told.told_at IS NOT NULL)
);
CREATE POLICY staff ON advisories TO desk_staff USING (true);
CREATE POLICY limited ON advisories FOR SELECT TO desk_staff_limited USING (true);
CREATE POLICY worker ON advisories TO desk_worker USING (true);
GRANT SELECT ON advisories TO desk_customer, desk_staff_limited;
GRANT SELECT, INSERT, UPDATE, DELETE ON advisories TO desk_staff, desk_worker;

-- Who said that they read which revision.
CREATE TABLE advisory_readings (
  account_id uuid NOT NULL,
  advisory_id uuid NOT NULL,
  person_id uuid NOT NULL REFERENCES people (id),
  revision bigint NOT NULL,
  read_at timestamptz NOT NULL,
  PRIMARY KEY (account_id, advisory_id, person_id),
  FOREIGN KEY (account_id, advisory_id) REFERENCES advisory_accounts (account_id, advisory_id) ON DELETE CASCADE
);
CREATE INDEX advisory_readings_advisory ON advisory_readings (advisory_id);
SELECT desk_protect('advisory_readings', 'person_id = desk_person()');
