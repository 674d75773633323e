-- What colleagues should know of a verdict. A table of its own that no customer reaches.
CREATE TABLE scope_notes (
  account_id uuid NOT NULL,
  verdict_id uuid NOT NULL,
  note text NOT NULL,
  PRIMARY KEY (account_id, verdict_id),
  FOREIGN KEY (account_id, verdict_id) REFERENCES scope_verdicts (account_id, id)
);
SELECT desk_protect_staff_only('scope_notes');
