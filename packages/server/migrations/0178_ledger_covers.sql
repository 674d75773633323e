-- What a page of the ledger, or a count over it, asks of the rows on its way stands in the row: under which plan a promise
-- was made, frozen with it, and who has its ticket, moved with the ticket.
ALTER TABLE commitments ADD COLUMN plan text;
ALTER TABLE commitments ADD COLUMN assignee_id uuid;
SET LOCAL ROLE desk_worker;
UPDATE commitments c SET
  plan = CASE c.kind WHEN 'engagement' THEN c.clock -> 'window' ->> 'plan' ELSE
    (SELECT m.terms ->> 'plan' FROM commitment_terms m WHERE m.account_id = c.account_id AND m.hash = c.terms_hash) END,
  assignee_id = (SELECT t.assignee_id FROM tickets t WHERE t.account_id = c.account_id AND t.id = c.ticket_id);
RESET ROLE;

-- One index by state and due time serves the pages of staff and what is counted over all accounts; one by account serves
-- that account's and those of staff who see few.
-- steps run inside a transaction
-- squawk-ignore require-concurrent-index-deletion
DROP INDEX commitments_state_due;
-- squawk-ignore require-concurrent-index-creation
CREATE INDEX commitments_state_due ON commitments (state, due_at, id)
  INCLUDE (account_id, ticket_id, kind, source, priority, plan, is_lowered_late, ended_because);
-- squawk-ignore require-concurrent-index-deletion
DROP INDEX commitments_account_state_due;
-- squawk-ignore require-concurrent-index-creation
CREATE INDEX commitments_account_state_due ON commitments (account_id, state, due_at, id)
  INCLUDE (ticket_id, kind, source, priority, plan, is_lowered_late, ended_because);
-- squawk-ignore require-concurrent-index-creation
CREATE INDEX commitments_assignee ON commitments (assignee_id, state, due_at, id) INCLUDE (account_id, ticket_id)
  WHERE assignee_id IS NOT NULL;

-- squawk-ignore require-concurrent-index-deletion
DROP INDEX commitments_owed;
-- squawk-ignore require-concurrent-index-creation
CREATE INDEX commitments_owed ON commitments (state, due_at, id) INCLUDE (account_id, metric, started_at)
  WHERE kind = 'engagement';
-- squawk-ignore require-concurrent-index-deletion
DROP INDEX commitments_account_owed;
-- squawk-ignore require-concurrent-index-creation
CREATE INDEX commitments_account_owed ON commitments (account_id, state, due_at, id) INCLUDE (metric, started_at)
  WHERE kind = 'engagement';

-- A promise is found by its id, whichever kind it is; with the account beside it another key of the account would tempt
-- the planner, under which it reads all that the account was ever promised.
-- squawk-ignore require-concurrent-index-deletion
DROP INDEX commitments_owed_id;
-- squawk-ignore require-concurrent-index-creation
CREATE UNIQUE INDEX commitments_id ON commitments (id);
-- squawk-ignore require-concurrent-index-creation
CREATE INDEX commitments_contested ON commitments (due_at, account_id)
  WHERE kind = 'engagement' AND clock -> 'reading' ? 'contest';

-- Named accounts are looked up in a table of them, made once a statement. As a condition of an index they were gone through
-- once for each of themselves: 200 accounts walked one by one took 40,000 steps.
ALTER POLICY limited ON commitments USING (account_id IN (SELECT unnest(desk_accounts())));
