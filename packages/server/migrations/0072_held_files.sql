-- Files that came with a held request: nobody can fetch them; they join the ticket when a contact takes it on.
CREATE TABLE held_files (
  id uuid PRIMARY KEY,
  request_id uuid NOT NULL REFERENCES held_requests (id),
  account_id uuid REFERENCES accounts (id),
  name text NOT NULL,
  type text NOT NULL,
  size bigint NOT NULL CHECK (size >= 0),
  sha256 bytea NOT NULL CHECK (octet_length(sha256) = 32),
  storage_key text NOT NULL UNIQUE CHECK (storage_key ~ '^[a-z0-9]{32}$'),
  created_at timestamptz NOT NULL
);
CREATE INDEX held_files_request ON held_files (request_id);
SELECT desk_protect('held_files');
GRANT DELETE ON held_files TO desk_customer;
