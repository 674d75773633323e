-- Contacts above a smaller number keep their seats until `ends_at`; the primary chooses who stays. One open at a time.
CREATE TABLE contact_stays (
  account_id uuid NOT NULL REFERENCES accounts (id),
  id uuid NOT NULL,
  seats bigint NOT NULL,
  zone text NOT NULL,
  began_at timestamptz NOT NULL,
  tell_at timestamptz NOT NULL,
  ends_at timestamptz NOT NULL,
  -- mandates that stay first
  chosen uuid[] NOT NULL DEFAULT '{}',
  chosen_by uuid REFERENCES people (id),
  chosen_at timestamptz,
  told_again_at timestamptz,
  ended_at timestamptz,
  next_timer_at timestamptz,
  version bigint NOT NULL DEFAULT 1,
  PRIMARY KEY (account_id, id)
);
CREATE UNIQUE INDEX contact_stays_open ON contact_stays (account_id) WHERE ended_at IS NULL;
CREATE INDEX contact_stays_timer ON contact_stays (next_timer_at) WHERE next_timer_at IS NOT NULL;
SELECT desk_protect('contact_stays');
