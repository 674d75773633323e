-- A page of the ledger walks along an index until it is full. What it asks of the rows on the way stands in the index, so
-- that none of them is read for nothing: whose they are, and of which ticket.
-- steps run inside a transaction
-- squawk-ignore require-concurrent-index-deletion
DROP INDEX commitments_state_due;
-- squawk-ignore require-concurrent-index-creation
CREATE INDEX commitments_state_due ON commitments (state, due_at, id) INCLUDE (account_id, ticket_id);

-- Promises that people made by hand are few among those of the policy: a page of them has an index of its own.
-- squawk-ignore require-concurrent-index-creation
CREATE INDEX commitments_by_hand ON commitments (state, due_at, id) INCLUDE (account_id, ticket_id) WHERE source = 'person';
