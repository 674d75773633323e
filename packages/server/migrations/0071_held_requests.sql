-- What people without a mandate wrote. Text, name and address live here and nowhere else; customers see it once it
-- belongs to their account and the address was proved or the staff vouched for it.
CREATE TABLE held_requests (
  id uuid PRIMARY KEY,
  account_id uuid REFERENCES accounts (id),
  state text NOT NULL CHECK (state IN ('unproved', 'held', 'adopted', 'declined', 'spam', 'disowned')),
  placed_by text CHECK (placed_by IN ('portal', 'mail_domain', 'staff')),
  name text NOT NULL,
  email text NOT NULL,
  -- stands for the mailbox wherever it must be found again
  address_key bytea NOT NULL CHECK (octet_length(address_key) = 32),
  subject text NOT NULL,
  text text NOT NULL,
  created_at timestamptz NOT NULL,
  proved_at timestamptz,
  held_at timestamptz,
  seen_at timestamptz,
  -- when the account's manager is told, unless a contact has opened it
  tell_manager_at timestamptz,
  manager_told_at timestamptz,
  decided_at timestamptz,
  decided_by uuid,
  declined_because text,
  admitted_because text,
  ticket_id uuid,
  version bigint NOT NULL DEFAULT 1,
  CHECK ((account_id IS NULL) = (placed_by IS NULL)),
  CHECK ((ticket_id IS NULL) = (state <> 'adopted'))
);
CREATE INDEX held_requests_account ON held_requests (account_id, id);
CREATE INDEX held_requests_open ON held_requests (state, id);
CREATE INDEX held_requests_address ON held_requests (address_key) WHERE state = 'unproved';
CREATE INDEX held_requests_unseen ON held_requests (tell_manager_at) WHERE tell_manager_at IS NOT NULL;
SELECT desk_protect('held_requests', 'state IN (''held'', ''adopted'', ''declined'')');
