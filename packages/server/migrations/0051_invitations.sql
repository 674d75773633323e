-- Who was invited to sign in, by whom, until when: contacts for an account, staff without one.
CREATE TABLE invitations (
  id uuid PRIMARY KEY,
  account_id uuid REFERENCES accounts (id),
  person_id uuid NOT NULL REFERENCES people (id),
  -- absent where the desk invited by itself
  invited_by uuid REFERENCES people (id),
  link_id uuid NOT NULL,
  invited_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  accepted_at timestamptz,
  withdrawn_at timestamptz,
  CHECK (accepted_at IS NULL OR withdrawn_at IS NULL)
);
CREATE UNIQUE INDEX invitations_one_open ON invitations (person_id, account_id)
  NULLS NOT DISTINCT WHERE accepted_at IS NULL AND withdrawn_at IS NULL;
CREATE INDEX invitations_account ON invitations (account_id, person_id);
CREATE INDEX invitations_person ON invitations (person_id);
SELECT desk_protect('invitations');
-- Only the desk writes them: an invitation and its link come and go together.
REVOKE INSERT, UPDATE ON invitations FROM desk_customer;
REVOKE INSERT, UPDATE, DELETE ON invitations FROM desk_staff, desk_staff_limited;
