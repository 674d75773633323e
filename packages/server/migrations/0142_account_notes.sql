-- What the staff should know of an account. Pinned ones stand beside every ticket of it. No customer ever meets the table.
CREATE TABLE account_notes (
  account_id uuid NOT NULL REFERENCES accounts (id),
  id uuid NOT NULL,
  text text NOT NULL,
  is_pinned boolean NOT NULL,
  written_by uuid NOT NULL REFERENCES people (id),
  written_at timestamptz NOT NULL,
  changed_at timestamptz NOT NULL,
  version bigint NOT NULL DEFAULT 1,
  PRIMARY KEY (account_id, id)
);
SELECT desk_protect_staff_only('account_notes');
