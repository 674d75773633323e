-- How far each account has come since it was told is kept with it and moves with its installations; how many were told and
-- read it, with the advisory. Pages read what is kept, however many accounts there are.
ALTER TABLE advisory_accounts ADD COLUMN progress text;
ALTER TABLE advisory_accounts ADD COLUMN read_at timestamptz;
-- when it is held against what is installed, where nothing else brings it about
ALTER TABLE advisory_accounts ADD COLUMN restate_at timestamptz;
ALTER TABLE advisories ADD COLUMN accounts_told bigint NOT NULL DEFAULT 0;
ALTER TABLE advisories ADD COLUMN accounts_read bigint NOT NULL DEFAULT 0;
SET LOCAL ROLE desk_worker;
UPDATE advisory_accounts aa SET restate_at = told_at, read_at = (SELECT min(r.read_at) FROM advisory_readings r
  WHERE r.account_id = aa.account_id AND r.advisory_id = aa.advisory_id) WHERE told_at IS NOT NULL;
UPDATE advisories a SET accounts_told = (SELECT count(*) FROM advisory_accounts aa WHERE aa.advisory_id = a.id AND aa.told_at IS NOT NULL),
  accounts_read = (SELECT count(*) FROM advisory_accounts aa WHERE aa.advisory_id = a.id AND aa.read_at IS NOT NULL);
RESET ROLE;
-- squawk-ignore require-concurrent-index-creation
CREATE INDEX advisory_accounts_progress ON advisory_accounts (advisory_id, progress, account_id) WHERE told_at IS NOT NULL;
-- squawk-ignore require-concurrent-index-creation
CREATE INDEX advisory_accounts_restate ON advisory_accounts (restate_at) WHERE restate_at IS NOT NULL;

-- Those named beforehand, out of all that were told.
-- squawk-ignore require-concurrent-index-creation
CREATE INDEX advisory_accounts_named ON advisory_accounts (advisory_id) WHERE is_named;

-- Of one request, not of all that the reader sees: asked the other way round it read every request there is.
DROP POLICY customer ON request_changes;
CREATE POLICY customer ON request_changes FOR SELECT TO desk_customer
  USING (EXISTS (SELECT 1 FROM requests r WHERE r.id = request_changes.request_id));

-- Versions that begin like what is typed.
-- squawk-ignore require-concurrent-index-creation
CREATE INDEX releases_beginning ON releases (product_id, version text_pattern_ops);
