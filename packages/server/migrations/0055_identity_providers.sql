-- Sign-in services (OpenID Connect): of an account, or of the staff under the nil account.
CREATE TABLE identity_providers (
  account_id uuid NOT NULL,
  id uuid NOT NULL,
  -- as the provider writes it in its tokens, to the letter
  issuer text NOT NULL,
  client_id text NOT NULL,
  -- AES-256-GCM under a key of its own; never leaves the server
  sealed_secret bytea NOT NULL,
  label text NOT NULL,
  is_on boolean NOT NULL,
  -- sessions opened before it was last switched on are over
  on_since timestamptz NOT NULL,
  sso_only boolean NOT NULL,
  joins_as text CHECK (joins_as IN ('contact', 'observer')),
  join_domains text[] NOT NULL,
  created_at timestamptz NOT NULL,
  version bigint NOT NULL DEFAULT 1,
  PRIMARY KEY (account_id, id),
  CONSTRAINT identity_providers_client UNIQUE (account_id, issuer, client_id),
  -- an issuer may serve the whole world: whoever joins is bounded by domains
  CHECK (joins_as IS NULL OR cardinality(join_domains) > 0),
  -- nobody becomes staff by coming in
  CHECK (joins_as IS NULL OR account_id <> '00000000-0000-0000-0000-000000000000')
);
SELECT desk_protect('identity_providers');
GRANT DELETE ON identity_providers TO desk_customer;
