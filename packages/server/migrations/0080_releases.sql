-- What of a product's catalogue is counted anew: whoever keeps a reading of it looks at `revision` first.
CREATE TABLE release_catalogues (
  product_id uuid PRIMARY KEY REFERENCES products (id),
  revision bigint NOT NULL DEFAULT 1
);
ALTER TABLE release_catalogues ENABLE ROW LEVEL SECURITY;
ALTER TABLE release_catalogues FORCE ROW LEVEL SECURITY;
CREATE POLICY anyone ON release_catalogues TO desk_customer, desk_staff, desk_staff_limited, desk_worker USING (true);
GRANT SELECT ON release_catalogues TO desk_customer;
GRANT SELECT, INSERT, UPDATE ON release_catalogues TO desk_staff, desk_staff_limited, desk_worker;

-- Versions that the vendor gave out or means to: drafts are the staff's, a hotfix is for the accounts named alone.
CREATE TABLE releases (
  id uuid PRIMARY KEY,
  product_id uuid NOT NULL REFERENCES products (id),
  version text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('major', 'update', 'maintenance', 'patch', 'prerelease', 'hotfix')),
  scheme text NOT NULL CHECK (scheme IN ('semver', 'calendar')),
  state text NOT NULL DEFAULT 'draft' CHECK (state IN ('draft', 'published', 'withdrawn')),
  -- general availability; a date ahead is planned, none is not dated
  available_on date,
  summary text,
  notes text NOT NULL DEFAULT '',
  -- the release that a hotfix is based on, and the one that made it needless
  based_on_id uuid REFERENCES releases (id),
  merged_into_id uuid REFERENCES releases (id),
  withdrawn_because text,
  published_at timestamptz,
  created_by uuid NOT NULL REFERENCES people (id),
  created_at timestamptz NOT NULL,
  changed_at timestamptz NOT NULL,
  row_version bigint NOT NULL DEFAULT 1,
  CHECK ((kind = 'hotfix') = (based_on_id IS NOT NULL)),
  CHECK (merged_into_id IS NULL OR kind = 'hotfix'),
  CHECK ((state = 'withdrawn') = (withdrawn_because IS NOT NULL)),
  CHECK (state = 'draft' OR published_at IS NOT NULL)
);
CREATE UNIQUE INDEX releases_version ON releases (product_id, version);
CREATE INDEX releases_newest ON releases (product_id, (coalesce(available_on, 'infinity'::date)) DESC, id DESC);
CREATE INDEX releases_based_on ON releases (based_on_id) WHERE based_on_id IS NOT NULL;

-- For whom a hotfix was made. Nobody else learns that it exists.
CREATE TABLE release_accounts (
  account_id uuid NOT NULL REFERENCES accounts (id),
  release_id uuid NOT NULL REFERENCES releases (id),
  PRIMARY KEY (account_id, release_id)
);
CREATE INDEX release_accounts_release ON release_accounts (release_id);

-- Where a release is got, and the hash of what is got: handed out to whoever an agreement entitles.
CREATE TABLE release_downloads (
  release_id uuid PRIMARY KEY REFERENCES releases (id),
  url text NOT NULL,
  checksum text
);

-- What a release mends, in words for customers.
CREATE TABLE release_fixes (
  release_id uuid NOT NULL REFERENCES releases (id),
  id uuid PRIMARY KEY,
  position bigint NOT NULL,
  says text NOT NULL,
  is_security boolean NOT NULL DEFAULT false
);
CREATE INDEX release_fixes_release ON release_fixes (release_id, position);

-- Whose tickets a fix mends. `next_timer_at`: when they are to be told; none before the release is out, none after.
CREATE TABLE release_fix_tickets (
  account_id uuid NOT NULL,
  ticket_id uuid NOT NULL,
  fix_id uuid NOT NULL REFERENCES release_fixes (id) ON DELETE CASCADE,
  release_id uuid NOT NULL REFERENCES releases (id),
  next_timer_at timestamptz,
  told_at timestamptz,
  PRIMARY KEY (account_id, ticket_id, fix_id),
  FOREIGN KEY (account_id, ticket_id) REFERENCES tickets (account_id, id)
);
CREATE INDEX release_fix_tickets_release ON release_fix_tickets (release_id);
CREATE INDEX release_fix_tickets_fix ON release_fix_tickets (fix_id);
CREATE INDEX release_fix_tickets_due ON release_fix_tickets (next_timer_at) WHERE next_timer_at IS NOT NULL;

-- Which tickets were told of which release: one row for ever, also when fixes are written anew.
CREATE TABLE release_tellings (
  account_id uuid NOT NULL,
  ticket_id uuid NOT NULL,
  release_id uuid NOT NULL REFERENCES releases (id),
  told_at timestamptz NOT NULL,
  PRIMARY KEY (account_id, ticket_id, release_id),
  FOREIGN KEY (account_id, ticket_id) REFERENCES tickets (account_id, id)
);
SELECT desk_protect('release_tellings');
REVOKE INSERT, UPDATE ON release_tellings FROM desk_customer;

-- Customers read what was given out, and of a hotfix only their own; what hangs on a release is seen as it is.
ALTER TABLE release_accounts ENABLE ROW LEVEL SECURITY;
ALTER TABLE release_accounts FORCE ROW LEVEL SECURITY;
CREATE POLICY customer ON release_accounts FOR SELECT TO desk_customer USING (account_id = desk_account());
CREATE POLICY staff ON release_accounts TO desk_staff USING (true);
CREATE POLICY limited ON release_accounts TO desk_staff_limited USING (account_id = ANY (desk_accounts()));
CREATE POLICY worker ON release_accounts TO desk_worker USING (true);
ALTER TABLE releases ENABLE ROW LEVEL SECURITY;
ALTER TABLE releases FORCE ROW LEVEL SECURITY;
CREATE POLICY customer ON releases FOR SELECT TO desk_customer USING (
  state <> 'draft' AND (kind <> 'hotfix' OR EXISTS (
    SELECT 1 FROM release_accounts a WHERE a.release_id = releases.id AND a.account_id = desk_account())));
CREATE POLICY staff ON releases TO desk_staff USING (true);
CREATE POLICY limited ON releases TO desk_staff_limited USING (
  kind <> 'hotfix' OR EXISTS (
    SELECT 1 FROM release_accounts a WHERE a.release_id = releases.id AND a.account_id = ANY (desk_accounts())));
CREATE POLICY worker ON releases TO desk_worker USING (true);
ALTER TABLE release_downloads ENABLE ROW LEVEL SECURITY;
ALTER TABLE release_downloads FORCE ROW LEVEL SECURITY;
CREATE POLICY customer ON release_downloads FOR SELECT TO desk_customer
  USING (EXISTS (SELECT 1 FROM releases r WHERE r.id = release_downloads.release_id AND r.state = 'published'));
CREATE POLICY staff ON release_downloads TO desk_staff USING (true);
CREATE POLICY limited ON release_downloads TO desk_staff_limited
  USING (EXISTS (SELECT 1 FROM releases r WHERE r.id = release_downloads.release_id));
CREATE POLICY worker ON release_downloads TO desk_worker USING (true);
ALTER TABLE release_fixes ENABLE ROW LEVEL SECURITY;
ALTER TABLE release_fixes FORCE ROW LEVEL SECURITY;
CREATE POLICY customer ON release_fixes FOR SELECT TO desk_customer
  USING (EXISTS (SELECT 1 FROM releases r WHERE r.id = release_fixes.release_id));
CREATE POLICY staff ON release_fixes TO desk_staff USING (true);
CREATE POLICY limited ON release_fixes TO desk_staff_limited
  USING (EXISTS (SELECT 1 FROM releases r WHERE r.id = release_fixes.release_id));
CREATE POLICY worker ON release_fixes TO desk_worker USING (true);
ALTER TABLE release_fix_tickets ENABLE ROW LEVEL SECURITY;
ALTER TABLE release_fix_tickets FORCE ROW LEVEL SECURITY;
CREATE POLICY customer ON release_fix_tickets FOR SELECT TO desk_customer
  USING (account_id = desk_account()
    AND EXISTS (SELECT 1 FROM releases r WHERE r.id = release_fix_tickets.release_id)
    AND EXISTS (SELECT 1 FROM tickets t
      WHERE t.account_id = release_fix_tickets.account_id AND t.id = release_fix_tickets.ticket_id));
CREATE POLICY staff ON release_fix_tickets TO desk_staff USING (true);
CREATE POLICY limited ON release_fix_tickets TO desk_staff_limited USING (account_id = ANY (desk_accounts()));
CREATE POLICY worker ON release_fix_tickets TO desk_worker USING (true);
GRANT SELECT ON releases, release_accounts, release_downloads, release_fixes, release_fix_tickets TO desk_customer;
GRANT SELECT, INSERT, UPDATE, DELETE ON releases, release_accounts, release_downloads, release_fixes, release_fix_tickets
  TO desk_staff, desk_staff_limited, desk_worker;
