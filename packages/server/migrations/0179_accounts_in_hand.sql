-- Whoever looks after which accounts: the planner and the ledger ask for a few people's.
-- steps run inside a transaction
-- squawk-ignore require-concurrent-index-creation
CREATE INDEX accounts_tam ON accounts (tam_id) WHERE tam_id IS NOT NULL;
-- squawk-ignore require-concurrent-index-creation
CREATE INDEX accounts_in_hand ON accounts (coalesce(tam_id, manager_id));
