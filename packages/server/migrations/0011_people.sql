-- One human, one row. Names and addresses live here and nowhere else.
CREATE TABLE people (
  id uuid PRIMARY KEY,
  name text NOT NULL,
  locale text NOT NULL,
  zone text NOT NULL,
  theme text,
  created_at timestamptz NOT NULL,
  erased_at timestamptz,
  version integer NOT NULL DEFAULT 1
);
CREATE TABLE addresses (
  id uuid PRIMARY KEY,
  person_id uuid NOT NULL REFERENCES people (id),
  email text NOT NULL,
  is_main boolean NOT NULL,
  proved_at timestamptz,
  bounced_at timestamptz
);
CREATE UNIQUE INDEX addresses_email ON addresses (lower(email));
CREATE UNIQUE INDEX addresses_main ON addresses (person_id) WHERE is_main;

CREATE TABLE staff (
  person_id uuid PRIMARY KEY REFERENCES people (id),
  city text NOT NULL,
  country text NOT NULL,
  zone text NOT NULL,
  -- {weekly, holidays?, exceptions?} in the calendar's own language; the zone is the column above
  working_hours jsonb NOT NULL,
  head_of_support boolean NOT NULL DEFAULT false,
  sight text NOT NULL DEFAULT 'all' CHECK (sight IN ('all', 'named')),
  from_at timestamptz NOT NULL,
  to_at timestamptz,
  version integer NOT NULL DEFAULT 1
);
CREATE TABLE staff_roles (
  person_id uuid NOT NULL REFERENCES staff (person_id),
  role text NOT NULL CHECK (role IN ('engineer', 'lead', 'tam', 'product', 'admin', 'auditor')),
  from_at timestamptz NOT NULL,
  to_at timestamptz,
  PRIMARY KEY (person_id, role, from_at)
);
