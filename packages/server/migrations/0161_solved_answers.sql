-- "Did this solve it?": what a contact said of a ticket that is closed. One for each closing; the words stand here alone.
CREATE TABLE solved_answers (
  account_id uuid NOT NULL,
  ticket_id uuid NOT NULL,
  closed_at timestamptz NOT NULL,
  answer text NOT NULL CHECK (answer IN ('yes', 'partly', 'no')),
  words text,
  by_id uuid NOT NULL REFERENCES people (id),
  at timestamptz NOT NULL,
  changed_at timestamptz,
  PRIMARY KEY (account_id, ticket_id, closed_at),
  FOREIGN KEY (account_id, ticket_id) REFERENCES tickets (account_id, id)
);
CREATE INDEX solved_answers_of_account ON solved_answers (account_id, closed_at DESC, ticket_id DESC);
CREATE INDEX solved_answers_closed ON solved_answers (closed_at DESC, ticket_id DESC);
SELECT desk_protect('solved_answers',
  'EXISTS (SELECT 1 FROM tickets t WHERE t.account_id = solved_answers.account_id AND t.id = solved_answers.ticket_id)');
