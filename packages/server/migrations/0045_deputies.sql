-- A deputy is named beforehand, and steps in when the primary contact is gone. The hours then stay where they were until
-- a place is confirmed: kept_place {city, country, region, zone} holds them meanwhile, on the mandate of who stepped in.
ALTER TABLE mandates ADD COLUMN is_deputy boolean NOT NULL DEFAULT false;
ALTER TABLE mandates ADD COLUMN kept_place jsonb;
-- squawk-ignore require-concurrent-index-creation
CREATE UNIQUE INDEX mandates_one_deputy ON mandates (account_id) WHERE is_deputy AND to_at IS NULL;
