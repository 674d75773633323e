-- What an installation runs on, how large it is, what was changed in it; the number that the account's own list gives it.
-- `platforms` is a list of {kind, name, version}; it is read and written as one.
ALTER TABLE environments ADD COLUMN platforms jsonb NOT NULL DEFAULT '[]';
ALTER TABLE environments ADD COLUMN size text;
ALTER TABLE environments ADD COLUMN customisations text;
ALTER TABLE environments ADD COLUMN external_id text;
ALTER TABLE environments ADD COLUMN changed_at timestamptz;

-- A name is free again once the installation that bore it is gone.
ALTER TABLE environments DROP CONSTRAINT environments_account_id_name_key;
-- squawk-ignore require-concurrent-index-creation
CREATE UNIQUE INDEX environments_name ON environments (account_id, name) WHERE closed_at IS NULL;
-- squawk-ignore require-concurrent-index-creation
CREATE UNIQUE INDEX environments_external_id ON environments (account_id, external_id) WHERE closed_at IS NULL;
-- Everyone who runs a product, account by account.
-- squawk-ignore require-concurrent-index-creation
CREATE INDEX environments_in_use ON environments (product_id, account_id, id) WHERE closed_at IS NULL;
