-- Who of the staff (or which key of the vendor) read the conversation of which ticket in which hour: what the audit log
-- says once an hour, and what bulk reading is counted by. Kept for two days.
CREATE TABLE reads (
  account_id uuid NOT NULL REFERENCES accounts (id),
  person_id uuid NOT NULL,
  ticket_id uuid NOT NULL,
  hour timestamptz NOT NULL,
  PRIMARY KEY (account_id, person_id, ticket_id, hour)
);
CREATE INDEX reads_person ON reads (person_id, hour);
CREATE INDEX reads_age ON reads (hour);
SELECT desk_protect_staff_only('reads');

-- One alert an hour for whoever reads in bulk.
CREATE TABLE read_alerts (
  person_id uuid NOT NULL,
  hour timestamptz NOT NULL,
  id uuid NOT NULL UNIQUE,
  tickets integer NOT NULL,
  PRIMARY KEY (person_id, hour)
);
ALTER TABLE read_alerts ENABLE ROW LEVEL SECURITY;
ALTER TABLE read_alerts FORCE ROW LEVEL SECURITY;
CREATE POLICY staff ON read_alerts FOR INSERT TO desk_staff, desk_staff_limited WITH CHECK (person_id = desk_person());
CREATE POLICY worker ON read_alerts TO desk_worker USING (true);
GRANT INSERT ON read_alerts TO desk_staff, desk_staff_limited;
GRANT SELECT, DELETE ON read_alerts TO desk_worker;

-- Entries of one kind, and what one person did or read. A partitioned table takes no concurrent index.
-- squawk-ignore require-concurrent-index-creation
CREATE INDEX audit_entries_action ON audit_entries (action, id);
-- squawk-ignore require-concurrent-index-creation
CREATE INDEX audit_entries_actor ON audit_entries (actor_id, id);

-- Emptying the log takes the same two steps as rewriting it.
CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON audit_entries FOR EACH STATEMENT EXECUTE FUNCTION desk_refuse_rewrite();
