-- One row per distinct calendar in use: its next opening or closing moves the place of every ticket that counts in it.
CREATE TABLE coverage_calendars (
  key text PRIMARY KEY,
  spec jsonb NOT NULL,
  is_open boolean NOT NULL,
  next_change_at timestamptz
);
CREATE INDEX coverage_calendars_timer ON coverage_calendars (next_change_at) WHERE next_change_at IS NOT NULL;
GRANT SELECT, INSERT, UPDATE ON coverage_calendars TO desk_customer, desk_staff, desk_staff_limited, desk_worker;

CREATE TABLE tickets (
  account_id uuid NOT NULL REFERENCES accounts (id),
  id uuid NOT NULL,
  number integer NOT NULL,
  -- the order logged, over all accounts
  log_seq bigint GENERATED ALWAYS AS IDENTITY,
  product_id uuid NOT NULL REFERENCES products (id),
  environment_id uuid,
  kind text NOT NULL CHECK (kind IN ('defect', 'question', 'consultation', 'enhancement')),
  subject text NOT NULL,
  status text NOT NULL CHECK (status IN ('open', 'waiting', 'waiting_release', 'resolved', 'closed')),
  turn_since timestamptz NOT NULL,
  place text CHECK (place IN ('answer_now', 'waiting_on_us', 'coverage_closed', 'customers_turn', 'waiting_release', 'not_promised')),
  priority text NOT NULL CHECK (priority IN ('P0', 'P1', 'P2', 'P3', 'P4')),
  sight text NOT NULL CHECK (sight IN ('team', 'private')),
  opened_by uuid NOT NULL REFERENCES people (id),
  on_behalf_by uuid REFERENCES people (id),
  assignee_id uuid REFERENCES staff (person_id),
  -- the closed ticket that this one follows
  follows_id uuid,
  agreement_id uuid,
  is_promised boolean NOT NULL,
  -- the guided answers and the overruled suggestion, if any
  priority_answers jsonb,
  coverage_key text REFERENCES coverage_calendars (key),
  -- earliest due instant of its running commitments
  due_at timestamptz,
  -- next reminder, automatic resolve or close
  life_timer_at timestamptz,
  life_step text,
  snoozed_until timestamptz,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  closed_at timestamptz,
  erased_at timestamptz,
  version integer NOT NULL DEFAULT 1,
  search tsvector GENERATED ALWAYS AS (to_tsvector('simple'::regconfig, subject)) STORED,
  PRIMARY KEY (account_id, id),
  UNIQUE (account_id, number),
  FOREIGN KEY (account_id, environment_id) REFERENCES environments (account_id, id),
  FOREIGN KEY (account_id, follows_id) REFERENCES tickets (account_id, id),
  FOREIGN KEY (account_id, agreement_id) REFERENCES agreements (account_id, id)
);
CREATE UNIQUE INDEX tickets_id ON tickets (id);
-- every list is answered by an index: the order is its key
CREATE INDEX tickets_policy_order ON tickets (priority, log_seq) WHERE status <> 'closed';
CREATE INDEX tickets_place_policy ON tickets (place, priority, log_seq) WHERE status <> 'closed';
CREATE INDEX tickets_place_turn ON tickets (place, priority, turn_since, log_seq) WHERE status <> 'closed';
CREATE INDEX tickets_turn_order ON tickets (priority, turn_since, log_seq) WHERE status <> 'closed';
CREATE INDEX tickets_deadline_order ON tickets (due_at, log_seq) WHERE status <> 'closed';
CREATE INDEX tickets_updated_order ON tickets (updated_at DESC, log_seq DESC);
CREATE INDEX tickets_assignee ON tickets (assignee_id, priority, log_seq) WHERE status <> 'closed';
CREATE INDEX tickets_account_policy ON tickets (account_id, priority, log_seq);
CREATE INDEX tickets_account_updated ON tickets (account_id, updated_at DESC, log_seq DESC);
CREATE INDEX tickets_coverage ON tickets (coverage_key) WHERE place IN ('answer_now', 'coverage_closed');
CREATE INDEX tickets_life_timer ON tickets (life_timer_at) WHERE life_timer_at IS NOT NULL;
CREATE INDEX tickets_search ON tickets USING gin (search);
SELECT desk_protect('tickets', $$sight = 'team' OR opened_by = desk_person() OR desk_is_primary()$$);

-- What the customer reads. The staff's notes are another table with other rights, never a flag.
CREATE TABLE messages (
  account_id uuid NOT NULL,
  id uuid NOT NULL,
  ticket_id uuid NOT NULL,
  author_id uuid REFERENCES people (id),
  side text NOT NULL CHECK (side IN ('customer', 'staff', 'automatic')),
  text text NOT NULL,
  next_update_by timestamptz,
  at timestamptz NOT NULL,
  withdrawn_at timestamptz,
  withdrawn_by uuid REFERENCES people (id),
  withdrawn_because text,
  search tsvector GENERATED ALWAYS AS (to_tsvector('simple'::regconfig, text)) STORED,
  PRIMARY KEY (account_id, id),
  FOREIGN KEY (account_id, ticket_id) REFERENCES tickets (account_id, id)
) PARTITION BY RANGE (id);
CREATE TABLE messages_default PARTITION OF messages DEFAULT;
CREATE INDEX messages_ticket ON messages (account_id, ticket_id, id);
CREATE INDEX messages_search ON messages USING gin (search);
SELECT desk_protect('messages', 'EXISTS (SELECT 1 FROM tickets t WHERE t.account_id = messages.account_id AND t.id = messages.ticket_id)');

CREATE TABLE notes (
  account_id uuid NOT NULL,
  id uuid NOT NULL,
  ticket_id uuid NOT NULL,
  author_id uuid NOT NULL REFERENCES people (id),
  text text NOT NULL,
  at timestamptz NOT NULL,
  withdrawn_at timestamptz,
  withdrawn_by uuid REFERENCES people (id),
  withdrawn_because text,
  search tsvector GENERATED ALWAYS AS (to_tsvector('simple'::regconfig, text)) STORED,
  PRIMARY KEY (account_id, id),
  FOREIGN KEY (account_id, ticket_id) REFERENCES tickets (account_id, id)
) PARTITION BY RANGE (id);
CREATE TABLE notes_default PARTITION OF notes DEFAULT;
CREATE INDEX notes_ticket ON notes (account_id, ticket_id, id);
CREATE INDEX notes_search ON notes USING gin (search);
SELECT desk_protect_staff_only('notes');

-- Every decision and change on a ticket that is not a message, with its reason. `answers` points at the change it replies to
-- (a dissent at a priority change, a ruling at a dissent, an acknowledgement at a call for attention).
CREATE TABLE ticket_changes (
  account_id uuid NOT NULL,
  id uuid NOT NULL,
  ticket_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN (
    'opened', 'priority', 'dissent', 'ruling', 'status', 'attention', 'acknowledgement', 'assignment', 'sight',
    'workaround', 'withdrawal', 'follow_up', 'reminder', 'kind', 'takeover')),
  from_value text,
  to_value text,
  reason text,
  by_id uuid REFERENCES people (id),
  side text NOT NULL CHECK (side IN ('customer', 'staff', 'automatic')),
  audience text NOT NULL CHECK (audience IN ('customer', 'staff')),
  answers uuid,
  message_id uuid,
  -- the stored decision: {policyVersion, clauses, reasons: [{code, clause, facts}]}
  decision jsonb,
  at timestamptz NOT NULL,
  PRIMARY KEY (account_id, id),
  FOREIGN KEY (account_id, ticket_id) REFERENCES tickets (account_id, id)
);
CREATE INDEX ticket_changes_ticket ON ticket_changes (account_id, ticket_id, id);
CREATE INDEX ticket_changes_answers ON ticket_changes (account_id, answers) WHERE answers IS NOT NULL;
SELECT desk_protect('ticket_changes',
  $$audience = 'customer' AND EXISTS (SELECT 1 FROM tickets t WHERE t.account_id = ticket_changes.account_id AND t.id = ticket_changes.ticket_id)$$);

CREATE TABLE ticket_followers (
  account_id uuid NOT NULL,
  ticket_id uuid NOT NULL,
  person_id uuid NOT NULL REFERENCES people (id),
  from_at timestamptz NOT NULL,
  PRIMARY KEY (account_id, ticket_id, person_id),
  FOREIGN KEY (account_id, ticket_id) REFERENCES tickets (account_id, id)
);
SELECT desk_protect('ticket_followers', 'EXISTS (SELECT 1 FROM tickets t WHERE t.account_id = ticket_followers.account_id AND t.id = ticket_followers.ticket_id)');
GRANT DELETE ON ticket_followers TO desk_customer;

-- What somebody is writing, kept as they type. Seen by its writer alone.
CREATE TABLE drafts (
  account_id uuid NOT NULL REFERENCES accounts (id),
  id uuid NOT NULL,
  person_id uuid NOT NULL REFERENCES people (id),
  -- 'new_ticket' or a ticket id with an audience
  about text NOT NULL,
  content jsonb NOT NULL,
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (account_id, id),
  UNIQUE (account_id, person_id, about)
);
ALTER TABLE drafts ENABLE ROW LEVEL SECURITY;
ALTER TABLE drafts FORCE ROW LEVEL SECURITY;
CREATE POLICY customer ON drafts TO desk_customer USING (account_id = desk_account() AND person_id = desk_person());
CREATE POLICY staff ON drafts TO desk_staff USING (person_id = desk_person());
CREATE POLICY limited ON drafts TO desk_staff_limited USING (account_id = ANY (desk_accounts()) AND person_id = desk_person());
CREATE POLICY worker ON drafts TO desk_worker USING (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON drafts TO desk_customer, desk_staff, desk_staff_limited, desk_worker;

-- Who on the staff looks at or writes on a ticket just now. Lost in a crash, and nobody minds.
CREATE UNLOGGED TABLE presence (
  account_id uuid NOT NULL,
  ticket_id uuid NOT NULL,
  person_id uuid NOT NULL,
  doing text NOT NULL CHECK (doing IN ('viewing', 'writing')),
  at timestamptz NOT NULL,
  PRIMARY KEY (account_id, ticket_id, person_id)
);
SELECT desk_protect_staff_only('presence');
