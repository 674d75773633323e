-- A request names the release that it is planned for; `release_version` stays what was said of it in public.
-- squawk-ignore adding-foreign-key-constraint, constraint-missing-not-valid
ALTER TABLE requests ADD COLUMN release_id uuid REFERENCES releases (id);
-- the release that is to ship it, and with which it ships at `ship_at`
-- squawk-ignore adding-foreign-key-constraint, constraint-missing-not-valid
ALTER TABLE requests ADD COLUMN ships_with uuid REFERENCES releases (id);
UPDATE requests r SET release_id = e.id FROM releases e
WHERE e.product_id = r.product_id AND e.version = r.release_version AND e.kind <> 'hotfix';
UPDATE requests SET ships_with = release_id WHERE ship_at IS NOT NULL;
-- squawk-ignore require-concurrent-index-creation
CREATE INDEX requests_planned_for ON requests (release_id) WHERE release_id IS NOT NULL;
-- squawk-ignore require-concurrent-index-creation
CREATE INDEX requests_ships_with ON requests (ships_with) WHERE ships_with IS NOT NULL;
-- squawk-ignore require-concurrent-index-creation
CREATE INDEX requests_merged ON requests (merged_into) WHERE merged_into IS NOT NULL;
-- squawk-ignore require-concurrent-index-deletion
DROP INDEX requests_release;

-- What was said of it last (request_changes), and of which word an ask was told last or was there when it came. `told_at`
-- stays: that it shipped, once for ever.
ALTER TABLE requests ADD COLUMN said_id uuid;
ALTER TABLE request_asks ADD COLUMN told_of uuid;

-- The requests that a fix of a release brings.
CREATE TABLE release_fix_requests (
  fix_id uuid NOT NULL REFERENCES release_fixes (id) ON DELETE CASCADE,
  request_id uuid NOT NULL REFERENCES requests (id),
  release_id uuid NOT NULL REFERENCES releases (id),
  PRIMARY KEY (fix_id, request_id)
);
CREATE INDEX release_fix_requests_release ON release_fix_requests (release_id);
CREATE INDEX release_fix_requests_request ON release_fix_requests (request_id);
ALTER TABLE release_fix_requests ENABLE ROW LEVEL SECURITY;
ALTER TABLE release_fix_requests FORCE ROW LEVEL SECURITY;
-- whoever sees the release and the request
CREATE POLICY customer ON release_fix_requests FOR SELECT TO desk_customer USING (
  release_id IN (SELECT e.id FROM releases e) AND request_id IN (SELECT r.id FROM requests r));
CREATE POLICY staff ON release_fix_requests TO desk_staff, desk_staff_limited USING (true);
CREATE POLICY worker ON release_fix_requests TO desk_worker USING (true);
GRANT SELECT ON release_fix_requests TO desk_customer;
GRANT SELECT, INSERT, UPDATE, DELETE ON release_fix_requests TO desk_staff, desk_staff_limited, desk_worker;
