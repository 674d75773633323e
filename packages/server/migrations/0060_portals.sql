-- What a portal of an account's own looks like. Every account has a row from its first day, so that a portal stands
-- the moment its terms grant one; whether they do is read from the agreements alone and is not written here.
CREATE TABLE portals (
  account_id uuid PRIMARY KEY REFERENCES accounts (id),
  -- NULL: the account's own name
  name text,
  welcome text,
  accent_light text NOT NULL DEFAULT '#0b6e69' CHECK (accent_light ~ '^#[0-9a-f]{6}$'),
  accent_dark text NOT NULL DEFAULT '#45b8b0' CHECK (accent_dark ~ '^#[0-9a-f]{6}$'),
  logo_id uuid,
  -- ways of signing in that its people are offered
  methods text[] NOT NULL DEFAULT '{password,link,sso}'
    CHECK (cardinality(methods) > 0 AND methods <@ '{password,link,sso}'::text[]),
  created_at timestamptz NOT NULL,
  version integer NOT NULL DEFAULT 1
);
SELECT desk_protect('portals');

-- The last part of a portal's path, and those it had before: they lead on, and are nobody else's ever after.
CREATE TABLE portal_slugs (
  slug text PRIMARY KEY CHECK (slug ~ '^[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])$'),
  account_id uuid NOT NULL REFERENCES accounts (id),
  since_at timestamptz NOT NULL,
  until_at timestamptz
);
CREATE UNIQUE INDEX portal_slugs_one_current ON portal_slugs (account_id) WHERE until_at IS NULL;
SELECT desk_protect('portal_slugs');

-- A logo as we drew it, never as it came: small, shown to everyone who opens the page.
CREATE TABLE portal_logos (
  account_id uuid NOT NULL REFERENCES accounts (id),
  id uuid NOT NULL,
  picture bytea NOT NULL CHECK (octet_length(picture) <= 262144),
  created_at timestamptz NOT NULL,
  PRIMARY KEY (account_id, id)
);
CREATE UNIQUE INDEX portal_logos_id ON portal_logos (id);
SELECT desk_protect('portal_logos');
GRANT DELETE ON portal_logos TO desk_customer;

INSERT INTO portals (account_id, created_at) SELECT id, created_at FROM accounts;
INSERT INTO portal_slugs (slug, account_id, since_at) SELECT lower(code), id, created_at FROM accounts;
