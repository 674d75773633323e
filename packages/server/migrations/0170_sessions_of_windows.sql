-- Sessions are asked for by their windows alone, of many accounts at once: the planner does.
-- steps run inside a transaction
-- squawk-ignore require-concurrent-index-deletion
DROP INDEX engagements_window;
-- squawk-ignore require-concurrent-index-creation
CREATE INDEX engagements_window ON engagements (commitment_id, account_id) WHERE commitment_id IS NOT NULL;
