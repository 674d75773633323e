-- An account's installations are read page by page, production first.
-- squawk-ignore require-concurrent-index-creation
CREATE INDEX environments_pages ON environments (account_id, (NOT is_production), name, id) WHERE closed_at IS NULL;
