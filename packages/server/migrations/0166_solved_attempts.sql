-- A contact was about to open a ticket, and what was known already solved it: a known issue, or a release that mends it.
-- Taken up again: it did not, after all.
CREATE TABLE solved_attempts (
  account_id uuid NOT NULL REFERENCES accounts (id),
  id uuid NOT NULL,
  person_id uuid NOT NULL REFERENCES people (id),
  known_issue_id uuid REFERENCES known_issues (id),
  release_id uuid REFERENCES releases (id),
  solved_at timestamptz NOT NULL,
  taken_up_at timestamptz,
  PRIMARY KEY (account_id, id),
  CHECK (num_nonnulls(known_issue_id, release_id) = 1)
);
CREATE INDEX solved_attempts_issue ON solved_attempts (known_issue_id) WHERE taken_up_at IS NULL;
CREATE INDEX solved_attempts_release ON solved_attempts (release_id) WHERE taken_up_at IS NULL;
CREATE INDEX solved_attempts_person ON solved_attempts (account_id, person_id, id DESC) WHERE taken_up_at IS NULL;
SELECT desk_protect('solved_attempts', 'person_id = desk_person()');
