-- An address on its way to a person: it stands in addresses only once both ends agreed, so that nobody takes an address
-- by naming it.
CREATE TABLE address_changes (
  id uuid PRIMARY KEY,
  person_id uuid NOT NULL REFERENCES people (id),
  email text NOT NULL,
  becomes_main boolean NOT NULL,
  asked_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  new_confirmed_at timestamptz,
  old_confirmed_at timestamptz
);
CREATE INDEX address_changes_person ON address_changes (person_id);
ALTER TABLE address_changes ENABLE ROW LEVEL SECURITY;
ALTER TABLE address_changes FORCE ROW LEVEL SECURITY;
CREATE POLICY worker ON address_changes TO desk_worker USING (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON address_changes TO desk_worker;
GRANT DELETE ON addresses TO desk_worker;
