-- In-app notices. `data` holds ids and codes; the words are made when shown.
CREATE TABLE notifications (
  person_id uuid NOT NULL REFERENCES people (id),
  id uuid NOT NULL,
  account_id uuid NOT NULL REFERENCES accounts (id),
  event_id uuid NOT NULL,
  kind text NOT NULL,
  ticket_id uuid,
  at timestamptz NOT NULL,
  read_at timestamptz,
  PRIMARY KEY (person_id, id),
  UNIQUE (person_id, event_id, kind)
);
CREATE INDEX notifications_unread ON notifications (person_id, id) WHERE read_at IS NULL;
ALTER TABLE notifications ENABLE ROW LEVEL SECURITY;
ALTER TABLE notifications FORCE ROW LEVEL SECURITY;
CREATE POLICY customer ON notifications TO desk_customer USING (person_id = desk_person() AND account_id = desk_account());
CREATE POLICY staff ON notifications TO desk_staff USING (person_id = desk_person());
CREATE POLICY limited ON notifications TO desk_staff_limited USING (person_id = desk_person() AND account_id = ANY (desk_accounts()));
CREATE POLICY worker ON notifications TO desk_worker USING (true);
GRANT SELECT, UPDATE ON notifications TO desk_customer, desk_staff, desk_staff_limited;
GRANT SELECT, INSERT, UPDATE, DELETE ON notifications TO desk_worker;

-- One outgoing mail to one person about one event, at most once; retried under the same Message-ID.
CREATE TABLE deliveries (
  account_id uuid NOT NULL REFERENCES accounts (id),
  id uuid NOT NULL,
  event_id uuid NOT NULL,
  kind text NOT NULL,
  person_id uuid NOT NULL REFERENCES people (id),
  side text NOT NULL CHECK (side IN ('customer', 'staff')),
  ticket_id uuid,
  message_id text NOT NULL UNIQUE,
  state text NOT NULL CHECK (state IN ('waiting', 'sent', 'refused', 'dead', 'not_entitled')),
  attempts integer NOT NULL DEFAULT 0,
  next_try_at timestamptz,
  last_error_code text,
  created_at timestamptz NOT NULL,
  sent_at timestamptz,
  PRIMARY KEY (account_id, id),
  UNIQUE (event_id, person_id, kind)
);
CREATE INDEX deliveries_retry ON deliveries (next_try_at) WHERE state = 'waiting';
CREATE INDEX deliveries_ticket ON deliveries (account_id, ticket_id, id);
SELECT desk_protect_staff_only('deliveries');
