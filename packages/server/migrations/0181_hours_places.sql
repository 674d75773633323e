-- From when on the hours of an account followed from which place (policy 2.1): what a report of a past time counts by. Codes
-- alone; who the primary contact was, and where she works, stands with her mandate.
CREATE TABLE hours_places (
  account_id uuid NOT NULL REFERENCES accounts (id),
  id uuid NOT NULL,
  from_at timestamptz NOT NULL,
  zone text NOT NULL,
  -- whose public holidays count, where the policy counts any
  region text,
  PRIMARY KEY (account_id, id)
);
CREATE INDEX hours_places_from ON hours_places (account_id, from_at);
SELECT desk_protect('hours_places');
-- what was is written once
REVOKE UPDATE, DELETE ON hours_places FROM desk_customer, desk_staff, desk_staff_limited, desk_worker;

-- Of older accounts what their events say: a first primary contact and each that followed, at the place that she had then
-- (which the next move from it names, else the one she has now), and each move. Who stepped in kept the hours where they were.
SET LOCAL ROLE desk_worker;
INSERT INTO hours_places (account_id, id, from_at, zone, region)
SELECT e.account_id, gen_random_uuid(), e.at, z.zone, CASE WHEN z.zone = m.zone THEN m.region END
FROM events e
JOIN mandates m ON m.account_id = e.account_id AND m.id::text = e.subject_id
CROSS JOIN LATERAL (SELECT CASE e.type WHEN 'contact.primary_moved' THEN e.data ->> 'toZone' ELSE coalesce(
  (SELECT later.data ->> 'fromZone' FROM events later WHERE later.account_id = e.account_id
     AND later.subject_id = e.subject_id AND later.type = 'contact.primary_moved' AND later.account_seq > e.account_seq
   ORDER BY later.account_seq LIMIT 1), m.zone) END AS zone) z
WHERE (e.type = 'contact.added' AND (e.data ->> 'isPrimary')::boolean)
  OR (e.type = 'contact.primary_changed' AND NOT coalesce((e.data ->> 'hoursStay')::boolean, false))
  OR e.type = 'contact.primary_moved';
RESET ROLE;
