-- Uploads that no message carries yet: bound to the person who sent them, gone after a day.
CREATE TABLE file_drafts (
  id uuid PRIMARY KEY,
  uploaded_by uuid NOT NULL,
  name text NOT NULL,
  type text NOT NULL,
  size bigint NOT NULL CHECK (size >= 0),
  sha256 bytea NOT NULL CHECK (octet_length(sha256) = 32),
  -- random, 160 bits; a path is made of it and of nothing a person typed
  storage_key text NOT NULL UNIQUE CHECK (storage_key ~ '^[a-z0-9]{32}$'),
  created_at timestamptz NOT NULL
);
CREATE INDEX file_drafts_created ON file_drafts (created_at);
ALTER TABLE file_drafts ENABLE ROW LEVEL SECURITY;
ALTER TABLE file_drafts FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON file_drafts TO desk_customer, desk_staff, desk_staff_limited USING (uploaded_by = desk_person());
CREATE POLICY worker ON file_drafts TO desk_worker USING (true);
GRANT SELECT, INSERT, DELETE ON file_drafts TO desk_customer, desk_staff, desk_staff_limited, desk_worker;
GRANT UPDATE ON file_drafts TO desk_worker;

-- Files of a message. The audience is the message's own: a file on a note never meets a customer's role.
CREATE TABLE files (
  account_id uuid NOT NULL,
  id uuid NOT NULL,
  ticket_id uuid NOT NULL,
  message_id uuid NOT NULL,
  audience text NOT NULL CHECK (audience IN ('customer', 'staff')),
  uploaded_by uuid NOT NULL,
  name text,
  type text NOT NULL,
  size bigint NOT NULL CHECK (size >= 0),
  sha256 bytea NOT NULL CHECK (octet_length(sha256) = 32),
  storage_key text UNIQUE CHECK (storage_key ~ '^[a-z0-9]{32}$'),
  state text NOT NULL CHECK (state IN ('received', 'scanned', 'withheld', 'withdrawn')),
  created_at timestamptz NOT NULL,
  attached_at timestamptz NOT NULL,
  withdrawn_at timestamptz,
  withdrawn_by uuid,
  withdrawn_reason text,
  PRIMARY KEY (account_id, id),
  -- a withdrawn file has lost its bytes and its name; everything else has both
  CHECK ((state = 'withdrawn') = (storage_key IS NULL)),
  CHECK ((state = 'withdrawn') = (name IS NULL))
);
CREATE INDEX files_ticket ON files (account_id, ticket_id);
CREATE INDEX files_message ON files (account_id, message_id);
ALTER TABLE files ENABLE ROW LEVEL SECURITY;
ALTER TABLE files FORCE ROW LEVEL SECURITY;
CREATE POLICY customer ON files TO desk_customer USING (account_id = desk_account() AND audience = 'customer');
CREATE POLICY staff ON files TO desk_staff USING (true);
CREATE POLICY limited ON files TO desk_staff_limited USING (account_id = ANY (desk_accounts()));
CREATE POLICY worker ON files TO desk_worker USING (true);
GRANT SELECT, INSERT, UPDATE ON files TO desk_customer, desk_staff, desk_staff_limited, desk_worker;
