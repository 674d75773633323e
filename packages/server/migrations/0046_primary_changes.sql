-- Changes of the primary contact, or of her place, that take effect later: at that instant, by the one sweep.
CREATE TABLE primary_changes (
  account_id uuid NOT NULL REFERENCES accounts (id),
  id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('primary', 'place')),
  -- the mandate that is the primary's then
  to_id uuid NOT NULL,
  -- {city, country, region, zone} to move to; null: the place she has then
  place jsonb,
  asked_by uuid NOT NULL,
  asked_at timestamptz NOT NULL,
  effective_at timestamptz NOT NULL,
  -- null once it took effect or was dropped
  next_timer_at timestamptz,
  state text NOT NULL CHECK (state IN ('planned', 'done', 'withdrawn', 'overtaken')),
  PRIMARY KEY (account_id, id),
  FOREIGN KEY (account_id, to_id) REFERENCES mandates (account_id, id)
);
CREATE UNIQUE INDEX primary_changes_one_planned ON primary_changes (account_id) WHERE state = 'planned';
CREATE INDEX primary_changes_timer ON primary_changes (next_timer_at) WHERE next_timer_at IS NOT NULL;
SELECT desk_protect('primary_changes');
