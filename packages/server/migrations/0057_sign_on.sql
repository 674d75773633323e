-- A session that a provider opened reaches the provider's own side alone, and while that is on. No key to the
-- provider: when it is removed, what it opened must stay bound.
CREATE TABLE provider_sessions (
  account_id uuid NOT NULL,
  session_id uuid NOT NULL REFERENCES auth_sessions (id) ON DELETE CASCADE,
  provider_id uuid NOT NULL,
  opened_at timestamptz NOT NULL,
  PRIMARY KEY (account_id, session_id)
);
CREATE UNIQUE INDEX provider_sessions_session ON provider_sessions (session_id);
ALTER TABLE provider_sessions ENABLE ROW LEVEL SECURITY;
ALTER TABLE provider_sessions FORCE ROW LEVEL SECURITY;
CREATE POLICY worker ON provider_sessions TO desk_worker USING (true);
GRANT SELECT, INSERT ON provider_sessions TO desk_worker;

-- Sign-ins on their way to a provider and back: ten minutes, one use, and only for the browser that holds the secret
-- whose hash names the row. State, nonce and verifier are derived from that secret; none is kept.
CREATE TABLE sign_on_attempts (
  account_id uuid NOT NULL,
  secret_hash bytea NOT NULL CHECK (octet_length(secret_hash) = 32),
  provider_id uuid NOT NULL,
  -- who connects it with herself; null signs in
  person_id uuid,
  -- the invitation that is accepted so
  link_id uuid,
  wanted text NOT NULL,
  expires_at timestamptz NOT NULL,
  PRIMARY KEY (secret_hash)
);
CREATE INDEX sign_on_attempts_expiry ON sign_on_attempts (expires_at);
ALTER TABLE sign_on_attempts ENABLE ROW LEVEL SECURITY;
ALTER TABLE sign_on_attempts FORCE ROW LEVEL SECURITY;
CREATE POLICY worker ON sign_on_attempts TO desk_worker USING (true);
GRANT SELECT, INSERT, DELETE ON sign_on_attempts TO desk_worker;
