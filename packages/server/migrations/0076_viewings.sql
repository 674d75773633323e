-- Staff looking at the portal as a contact: who, as whom, why, from when until when. Never changed but to end it early;
-- the contact reads her own.
CREATE TABLE viewings (
  account_id uuid NOT NULL REFERENCES accounts (id),
  id uuid NOT NULL,
  person_id uuid NOT NULL REFERENCES people (id),
  staff_id uuid NOT NULL REFERENCES staff (person_id),
  reason text NOT NULL,
  started_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  ended_at timestamptz,
  PRIMARY KEY (account_id, id)
);
CREATE UNIQUE INDEX viewings_id ON viewings (id);
CREATE INDEX viewings_person ON viewings (account_id, person_id, id);
SELECT desk_protect('viewings', 'person_id = desk_person()');
REVOKE INSERT, UPDATE ON viewings FROM desk_customer;
