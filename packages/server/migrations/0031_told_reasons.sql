-- Why somebody was told, kept with each notice and each mail: {code, clause, facts}. Null where nobody wrote it down yet.
ALTER TABLE notifications ADD COLUMN policy_version text;
ALTER TABLE notifications ADD COLUMN reason jsonb;
-- What the notice says beyond its kind: ids, codes and instants alone.
ALTER TABLE notifications ADD COLUMN facts jsonb NOT NULL DEFAULT '{}';
ALTER TABLE deliveries ADD COLUMN policy_version text;
ALTER TABLE deliveries ADD COLUMN reason jsonb;
-- steps run inside a transaction; notices wait in the outbox meanwhile, so nobody waits for this index
-- squawk-ignore require-concurrent-index-creation
CREATE INDEX notifications_ticket ON notifications (account_id, ticket_id, id);

-- Staff read on a ticket who was told of it; each still marks only what they were told themselves.
DROP POLICY staff ON notifications;
DROP POLICY limited ON notifications;
CREATE POLICY staff ON notifications FOR SELECT TO desk_staff USING (true);
CREATE POLICY limited ON notifications FOR SELECT TO desk_staff_limited USING (account_id = ANY (desk_accounts()));
CREATE POLICY own ON notifications FOR UPDATE TO desk_staff, desk_staff_limited USING (person_id = desk_person());
