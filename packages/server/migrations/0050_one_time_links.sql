-- Links that do one thing once. Only a hash of the secret is kept: the secret is derived again from the desk's own, the
-- id and the purpose when its letter is written. Nobody but the desk itself reaches this table.
CREATE TABLE one_time_links (
  id uuid PRIMARY KEY,
  purpose text NOT NULL CHECK (purpose IN
    ('invitation', 'sign_in', 'reset_password', 'confirm_new_address', 'confirm_old_address')),
  -- who it lets in; absent for an address that belongs to nobody yet
  person_id uuid REFERENCES people (id),
  -- what it is about: an invitation, a change of address, a held request
  subject_id uuid,
  account_id uuid REFERENCES accounts (id),
  secret_hash bytea NOT NULL UNIQUE CHECK (octet_length(secret_hash) = 32),
  made_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  used_at timestamptz,
  -- a credential of the person changed, or somebody took it back
  void_at timestamptz,
  CHECK (person_id IS NOT NULL OR subject_id IS NOT NULL)
);
CREATE INDEX one_time_links_open ON one_time_links (person_id) WHERE used_at IS NULL AND void_at IS NULL;
CREATE INDEX one_time_links_subject ON one_time_links (subject_id) WHERE subject_id IS NOT NULL;
CREATE INDEX one_time_links_expiry ON one_time_links (expires_at);
ALTER TABLE one_time_links ENABLE ROW LEVEL SECURITY;
ALTER TABLE one_time_links FORCE ROW LEVEL SECURITY;
CREATE POLICY worker ON one_time_links TO desk_worker USING (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON one_time_links TO desk_worker;

-- Who asked for a link by mail, from the moment of asking until it is looked up whether there is such a person: the door
-- itself never looks, so that it answers everybody alike.
CREATE TABLE asked_links (
  id uuid PRIMARY KEY,
  purpose text NOT NULL CHECK (purpose IN ('sign_in', 'reset_password')),
  email text NOT NULL,
  next_timer_at timestamptz NOT NULL
);
CREATE INDEX asked_links_timer ON asked_links (next_timer_at);
ALTER TABLE asked_links ENABLE ROW LEVEL SECURITY;
ALTER TABLE asked_links FORCE ROW LEVEL SECURITY;
CREATE POLICY worker ON asked_links TO desk_worker USING (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON asked_links TO desk_worker;
