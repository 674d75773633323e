-- What the promises of a ticket need to know of the ticket itself: whose turn, who spoke last, answered or not, the terms
-- for cycles to come. The engine's own reading, moved with each fact; the commitments beside it hold the clocks.
CREATE TABLE ticket_clocks (
  account_id uuid NOT NULL REFERENCES accounts (id),
  ticket_id uuid NOT NULL,
  product_id uuid NOT NULL REFERENCES products (id),
  reading jsonb NOT NULL,
  -- absent while the ticket is recorded, not promised
  terms_hash text,
  PRIMARY KEY (account_id, ticket_id),
  FOREIGN KEY (account_id, ticket_id) REFERENCES tickets (account_id, id),
  FOREIGN KEY (account_id, terms_hash) REFERENCES commitment_terms (account_id, hash)
);
CREATE INDEX ticket_clocks_unpromised ON ticket_clocks (account_id) WHERE terms_hash IS NULL;
SELECT desk_protect('ticket_clocks',
  'EXISTS (SELECT 1 FROM tickets t WHERE t.account_id = ticket_clocks.account_id AND t.id = ticket_clocks.ticket_id)');

-- Amendments that take effect later: at that instant running clocks get their successors.
CREATE TABLE terms_effects (
  account_id uuid NOT NULL REFERENCES accounts (id),
  amendment_id uuid NOT NULL,
  effective_at timestamptz NOT NULL,
  -- null once the clocks have moved
  next_timer_at timestamptz,
  PRIMARY KEY (account_id, amendment_id)
);
CREATE INDEX terms_effects_timer ON terms_effects (next_timer_at) WHERE next_timer_at IS NOT NULL;
SELECT desk_protect('terms_effects');
