-- The address of a person's own calendar: whoever has it reads it, so only a hash of it is kept and a new one ends the old.
CREATE TABLE calendar_feeds (
  person_id uuid PRIMARY KEY REFERENCES people (id),
  secret_hash bytea NOT NULL UNIQUE CHECK (octet_length(secret_hash) = 32),
  made_at timestamptz NOT NULL
);
ALTER TABLE calendar_feeds ENABLE ROW LEVEL SECURITY;
ALTER TABLE calendar_feeds FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON calendar_feeds TO desk_customer, desk_staff, desk_staff_limited USING (person_id = desk_person());
CREATE POLICY worker ON calendar_feeds TO desk_worker USING (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON calendar_feeds TO desk_customer, desk_staff, desk_staff_limited, desk_worker;
