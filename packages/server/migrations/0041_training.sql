-- What people were taught: a course of the policy, when, by what evidence, until when. A customer hands in, staff accept
-- or decline with a reason. It hangs on the person and the account, so that who comes back is as trained as before.
CREATE TABLE training_records (
  account_id uuid NOT NULL REFERENCES accounts (id),
  id uuid NOT NULL,
  person_id uuid NOT NULL REFERENCES people (id),
  course text NOT NULL,
  completed_on date NOT NULL,
  -- the first day on which it no longer holds; null where only the policy may say
  expires_on date,
  evidence text,
  file_id uuid,
  state text NOT NULL CHECK (state IN ('waiting', 'accepted', 'declined')),
  -- null for what was known before there were records
  recorded_by uuid REFERENCES people (id),
  recorded_at timestamptz NOT NULL,
  decided_by uuid REFERENCES people (id),
  decided_at timestamptz,
  because text,
  version bigint NOT NULL DEFAULT 1,
  PRIMARY KEY (account_id, id),
  CHECK (expires_on > completed_on),
  CHECK ((state = 'declined') = (because IS NOT NULL))
);
CREATE UNIQUE INDEX training_once ON training_records (account_id, person_id, course, completed_on) WHERE state = 'accepted';
CREATE INDEX training_person ON training_records (account_id, person_id);
ALTER TABLE training_records ENABLE ROW LEVEL SECURITY;
ALTER TABLE training_records FORCE ROW LEVEL SECURITY;
-- A customer reads her account's and hands in; what counts is the word of the staff alone.
CREATE POLICY customer ON training_records FOR SELECT TO desk_customer USING (account_id = desk_account());
CREATE POLICY customer_hands_in ON training_records FOR INSERT TO desk_customer
  WITH CHECK (account_id = desk_account() AND state = 'waiting' AND recorded_by = desk_person());
CREATE POLICY staff ON training_records TO desk_staff USING (true);
CREATE POLICY limited ON training_records TO desk_staff_limited USING (account_id = ANY (desk_accounts()));
CREATE POLICY worker ON training_records TO desk_worker USING (true);
GRANT SELECT, INSERT ON training_records TO desk_customer;
GRANT SELECT, INSERT, UPDATE, DELETE ON training_records TO desk_staff, desk_staff_limited, desk_worker;

-- The date that stood beside the mandate moves here; it has no other home from now on. The owner of the tables is bound by
-- row security too and would see nothing to move.
SET LOCAL ROLE desk_worker;
INSERT INTO training_records (account_id, id, person_id, course, completed_on, state, recorded_at)
SELECT DISTINCT ON (account_id, person_id, trained_on)
  account_id, id, person_id, 'introduction', trained_on, 'accepted', from_at
FROM mandates WHERE trained_on IS NOT NULL
ORDER BY account_id, person_id, trained_on, from_at;
RESET ROLE;
-- squawk-ignore ban-drop-column
ALTER TABLE mandates DROP COLUMN trained_on;
