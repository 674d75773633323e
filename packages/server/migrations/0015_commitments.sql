-- What clocks are frozen with, kept once per account and content.
CREATE TABLE commitment_terms (
  account_id uuid NOT NULL REFERENCES accounts (id),
  hash text NOT NULL,
  terms jsonb NOT NULL,
  PRIMARY KEY (account_id, hash)
);
SELECT desk_protect('commitment_terms');

-- The ledger: every promise with a due time, of tickets and (later) of agreements.
CREATE TABLE commitments (
  account_id uuid NOT NULL REFERENCES accounts (id),
  id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('response', 'engagement')),
  ticket_id uuid,
  agreement_id uuid,
  metric text NOT NULL,
  cycle integer NOT NULL,
  ordinal integer NOT NULL,
  source text NOT NULL CHECK (source IN ('policy', 'person')),
  state text NOT NULL,
  priority text,
  target text,
  started_at timestamptz NOT NULL,
  due_at timestamptz NOT NULL,
  met_at timestamptz,
  breached_at timestamptz,
  detected_at timestamptz,
  ended_at timestamptz,
  ended_because text,
  superseded_by uuid,
  promised_by uuid REFERENCES people (id),
  is_overruled boolean NOT NULL DEFAULT false,
  is_lowered_late boolean NOT NULL DEFAULT false,
  coverage text,
  zone text,
  policy_version text,
  clauses text[] NOT NULL,
  terms_hash text,
  -- the engine's own reading: target, warnings, pauses, boundaries
  clock jsonb NOT NULL,
  -- the next warning or the due instant while running
  next_timer_at timestamptz,
  PRIMARY KEY (account_id, id),
  UNIQUE (account_id, ticket_id, ordinal),
  FOREIGN KEY (account_id, ticket_id) REFERENCES tickets (account_id, id),
  FOREIGN KEY (account_id, agreement_id) REFERENCES agreements (account_id, id),
  FOREIGN KEY (account_id, terms_hash) REFERENCES commitment_terms (account_id, hash)
);
CREATE INDEX commitments_timer ON commitments (next_timer_at) WHERE next_timer_at IS NOT NULL;
-- Lists by due time are read state by state and merged: an index over all states would tempt the planner to walk
-- through everything answered long ago to find what still runs.
CREATE INDEX commitments_state_due ON commitments (state, due_at, id);
CREATE INDEX commitments_state_priority_due ON commitments (state, priority, due_at, id);
CREATE INDEX commitments_account_state_due ON commitments (account_id, state, due_at, id);
SELECT desk_protect('commitments',
  'ticket_id IS NULL OR EXISTS (SELECT 1 FROM tickets t WHERE t.account_id = commitments.account_id AND t.id = commitments.ticket_id)');

-- The unique key that lets a warning or a breach happen once, written with its event.
CREATE TABLE commitment_firings (
  account_id uuid NOT NULL,
  commitment_id uuid NOT NULL,
  firing text NOT NULL,
  due_at timestamptz NOT NULL,
  detected_at timestamptz NOT NULL,
  PRIMARY KEY (account_id, commitment_id, firing),
  FOREIGN KEY (account_id, commitment_id) REFERENCES commitments (account_id, id)
);
SELECT desk_protect('commitment_firings');
