-- The role of the sign-in library's own connections: it reaches these tables and nothing else.
DO $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'desk_auth') THEN
    CREATE ROLE desk_auth NOLOGIN NOINHERIT;
  END IF;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
END $$;
-- Whoever may become the worker may become this too; by SET ROLE alone, for neither inherits.
DO $$
BEGIN
  IF NOT pg_has_role('desk_worker', 'desk_auth', 'MEMBER') THEN
    GRANT desk_auth TO desk_worker;
  END IF;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
END $$;
GRANT USAGE ON SCHEMA public TO desk_auth;

-- Tables of the sign-in library, under our names. They hold no name and no address of a person: those live in
-- people and addresses, joined by person_id.
CREATE TABLE auth_users (
  id uuid PRIMARY KEY,
  person_id uuid NOT NULL UNIQUE,
  -- the library insists on both; neither says anything about the person
  name text NOT NULL,
  email text NOT NULL UNIQUE,
  email_verified boolean NOT NULL,
  image text,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL
);
CREATE TABLE auth_sessions (
  id uuid PRIMARY KEY,
  user_id uuid NOT NULL REFERENCES auth_users (id) ON DELETE CASCADE,
  token text NOT NULL UNIQUE,
  expires_at timestamptz NOT NULL,
  ip_address text,
  user_agent text,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL
);
CREATE INDEX auth_sessions_user ON auth_sessions (user_id);
CREATE INDEX auth_sessions_expiry ON auth_sessions (expires_at);
CREATE TABLE auth_credentials (
  id uuid PRIMARY KEY,
  user_id uuid NOT NULL REFERENCES auth_users (id) ON DELETE CASCADE,
  account_id text NOT NULL,
  provider_id text NOT NULL,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  password text,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  UNIQUE (provider_id, account_id)
);
CREATE INDEX auth_credentials_user ON auth_credentials (user_id);
CREATE TABLE auth_verifications (
  id uuid PRIMARY KEY,
  identifier text NOT NULL,
  value text NOT NULL,
  expires_at timestamptz NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL
);
CREATE INDEX auth_verifications_identifier ON auth_verifications (identifier);

-- Keys for programs, of a person or of a robot. Only a hash of the secret is kept.
CREATE TABLE api_keys (
  id uuid PRIMARY KEY,
  person_id uuid NOT NULL,
  -- the account the key is bound to, where its person has several
  account_id uuid,
  label text NOT NULL,
  is_robot boolean NOT NULL,
  secret_hash bytea NOT NULL UNIQUE CHECK (octet_length(secret_hash) = 32),
  -- last four characters, so that its owner tells keys apart
  ending text NOT NULL,
  scopes text[] NOT NULL CHECK (cardinality(scopes) > 0),
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  revoked_at timestamptz,
  version integer NOT NULL DEFAULT 1
);
CREATE INDEX api_keys_person ON api_keys (person_id, created_at);
ALTER TABLE api_keys ENABLE ROW LEVEL SECURITY;
ALTER TABLE api_keys FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON api_keys TO desk_customer, desk_staff, desk_staff_limited USING (person_id = desk_person());
CREATE POLICY colleagues_robots ON api_keys FOR SELECT TO desk_customer USING (is_robot AND account_id = desk_account());
CREATE POLICY worker ON api_keys TO desk_worker USING (true);
GRANT SELECT, INSERT, UPDATE ON api_keys TO desk_customer, desk_staff, desk_staff_limited, desk_worker;

-- Tries at the door, counted before a password is looked at, so that parallel tries cannot outrun the count.
CREATE TABLE sign_in_throttle (
  key text PRIMARY KEY,
  window_ends_at timestamptz NOT NULL,
  tries integer NOT NULL
);
CREATE INDEX sign_in_throttle_expiry ON sign_in_throttle (window_ends_at);

-- The one-time door: one row at most, for ever.
CREATE TABLE desk_setup (
  only_one boolean PRIMARY KEY CHECK (only_one),
  done_at timestamptz NOT NULL,
  person_id uuid NOT NULL
);

GRANT SELECT, INSERT, UPDATE, DELETE ON auth_users, auth_sessions, auth_credentials, auth_verifications TO desk_auth;
GRANT SELECT ON auth_users, auth_sessions TO desk_worker;
GRANT INSERT ON auth_users, auth_credentials TO desk_worker;
GRANT UPDATE ON auth_credentials TO desk_worker;
GRANT SELECT ON auth_credentials TO desk_worker;
GRANT DELETE ON auth_sessions TO desk_worker;
GRANT SELECT, INSERT, UPDATE, DELETE ON sign_in_throttle TO desk_worker;
GRANT SELECT, INSERT ON desk_setup TO desk_worker;
