CREATE TABLE products (
  id uuid PRIMARY KEY,
  key text NOT NULL UNIQUE,
  name text NOT NULL,
  created_at timestamptz NOT NULL
);
GRANT SELECT ON products TO desk_customer, desk_staff, desk_staff_limited, desk_worker;
GRANT INSERT, UPDATE ON products TO desk_staff, desk_worker;

CREATE TABLE accounts (
  id uuid PRIMARY KEY,
  -- the tenant key under the name that every customer-owned table uses
  account_id uuid NOT NULL GENERATED ALWAYS AS (id) STORED,
  code text NOT NULL UNIQUE CHECK (code ~ '^[A-Z0-9]{2,8}$'),
  name text NOT NULL,
  manager_id uuid NOT NULL REFERENCES staff (person_id),
  tam_id uuid REFERENCES staff (person_id),
  deputy_tam_id uuid REFERENCES staff (person_id),
  external_id text UNIQUE,
  created_at timestamptz NOT NULL,
  version integer NOT NULL DEFAULT 1
);
SELECT desk_protect('accounts');

-- Numbers like ACME-142 come from here: narrow, so that nobody who edits an account waits for it.
CREATE TABLE account_counters (
  account_id uuid PRIMARY KEY REFERENCES accounts (id),
  last_ticket integer NOT NULL DEFAULT 0
);
SELECT desk_protect('account_counters');

-- A dated mandate of a person for an account: technical contact or observer, with training and place.
CREATE TABLE mandates (
  account_id uuid NOT NULL REFERENCES accounts (id),
  id uuid NOT NULL,
  person_id uuid NOT NULL REFERENCES people (id),
  role text NOT NULL CHECK (role IN ('contact', 'observer')),
  is_primary boolean NOT NULL DEFAULT false,
  city text NOT NULL,
  country text NOT NULL,
  region text,
  zone text NOT NULL,
  trained_on date,
  away_until timestamptz,
  from_at timestamptz NOT NULL,
  to_at timestamptz,
  version integer NOT NULL DEFAULT 1,
  PRIMARY KEY (account_id, id),
  CHECK (NOT is_primary OR role = 'contact')
);
CREATE UNIQUE INDEX mandates_one_primary ON mandates (account_id) WHERE is_primary AND to_at IS NULL;
CREATE UNIQUE INDEX mandates_one_open ON mandates (account_id, person_id) WHERE to_at IS NULL;
CREATE INDEX mandates_person ON mandates (person_id);
SELECT desk_protect('mandates');

-- Limited staff: the accounts named for them.
CREATE TABLE staff_sight (
  person_id uuid NOT NULL REFERENCES staff (person_id),
  account_id uuid NOT NULL REFERENCES accounts (id),
  PRIMARY KEY (person_id, account_id)
);

-- People are seen by staff, and by customers as colleagues of the account or as staff; addresses never by the other side's customers.
ALTER TABLE people ENABLE ROW LEVEL SECURITY;
ALTER TABLE people FORCE ROW LEVEL SECURITY;
CREATE POLICY customer ON people TO desk_customer USING (
  id IN (SELECT m.person_id FROM mandates m WHERE m.account_id = desk_account())
  OR id IN (SELECT s.person_id FROM staff s)
);
CREATE POLICY staff ON people TO desk_staff, desk_staff_limited USING (true);
CREATE POLICY worker ON people TO desk_worker USING (true);
ALTER TABLE addresses ENABLE ROW LEVEL SECURITY;
ALTER TABLE addresses FORCE ROW LEVEL SECURITY;
CREATE POLICY customer ON addresses TO desk_customer USING (
  person_id IN (SELECT m.person_id FROM mandates m WHERE m.account_id = desk_account())
);
CREATE POLICY staff ON addresses TO desk_staff, desk_staff_limited USING (true);
CREATE POLICY worker ON addresses TO desk_worker USING (true);
GRANT SELECT, INSERT, UPDATE ON people, addresses TO desk_customer, desk_staff, desk_staff_limited, desk_worker;
GRANT SELECT ON staff, staff_roles TO desk_customer;
GRANT SELECT, INSERT, UPDATE ON staff, staff_roles TO desk_staff, desk_staff_limited, desk_worker;
GRANT SELECT, INSERT, UPDATE, DELETE ON staff_sight TO desk_staff, desk_worker;
GRANT SELECT ON staff_sight TO desk_staff_limited;

CREATE TABLE environments (
  account_id uuid NOT NULL REFERENCES accounts (id),
  id uuid NOT NULL,
  product_id uuid NOT NULL REFERENCES products (id),
  name text NOT NULL,
  product_version text NOT NULL,
  platform text NOT NULL,
  is_production boolean NOT NULL,
  created_at timestamptz NOT NULL,
  closed_at timestamptz,
  version integer NOT NULL DEFAULT 1,
  PRIMARY KEY (account_id, id),
  UNIQUE (account_id, name)
);
SELECT desk_protect('environments');
