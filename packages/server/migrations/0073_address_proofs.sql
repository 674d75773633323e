-- One-time links that prove an address: the secret is derived from the row's id and never kept, only its hash.
CREATE TABLE address_proofs (
  id uuid PRIMARY KEY,
  address_key bytea NOT NULL CHECK (octet_length(address_key) = 32),
  -- whose address the letter goes to
  request_id uuid NOT NULL REFERENCES held_requests (id),
  secret_hash bytea NOT NULL UNIQUE CHECK (octet_length(secret_hash) = 32),
  created_at timestamptz NOT NULL,
  -- when the letter may leave; null once it did
  send_at timestamptz,
  expires_at timestamptz,
  used_at timestamptz
);
CREATE INDEX address_proofs_due ON address_proofs (send_at) WHERE send_at IS NOT NULL;
CREATE UNIQUE INDEX address_proofs_one_waiting ON address_proofs (address_key) WHERE send_at IS NOT NULL;

-- When each unproved mailbox was last written to, across all forms. The address itself is not here.
CREATE TABLE unproved_mail (
  address_key bytea PRIMARY KEY CHECK (octet_length(address_key) = 32),
  mailed_at timestamptz NOT NULL
);
-- How many letters went to unproved addresses, by the hour: the breaker reads it, and the staff.
CREATE TABLE unproved_mail_hours (
  hour timestamptz PRIMARY KEY,
  mailed bigint NOT NULL,
  put_off bigint NOT NULL
);
ALTER TABLE address_proofs ENABLE ROW LEVEL SECURITY;
ALTER TABLE address_proofs FORCE ROW LEVEL SECURITY;
ALTER TABLE unproved_mail ENABLE ROW LEVEL SECURITY;
ALTER TABLE unproved_mail FORCE ROW LEVEL SECURITY;
CREATE POLICY worker ON address_proofs TO desk_worker USING (true);
CREATE POLICY worker ON unproved_mail TO desk_worker USING (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON address_proofs, unproved_mail, unproved_mail_hours TO desk_worker;
GRANT SELECT ON unproved_mail_hours TO desk_staff, desk_staff_limited;
