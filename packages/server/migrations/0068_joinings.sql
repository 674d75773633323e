-- Two accounts that become one, seen from each side in a row of its own. Nothing of the other side is in sight by it: only
-- the name by which each was asked. Once both primaries agreed, contacts of each get dated mandates to read at the other.
CREATE TABLE joining_sides (
  account_id uuid NOT NULL REFERENCES accounts (id),
  joining_id uuid NOT NULL,
  other_id uuid NOT NULL REFERENCES accounts (id),
  other_name text NOT NULL,
  reason text NOT NULL,
  asked_at timestamptz NOT NULL,
  asked_by uuid NOT NULL REFERENCES people (id),
  agreed_at timestamptz,
  agreed_by uuid REFERENCES people (id),
  joined_at timestamptz,
  ended_at timestamptz,
  ended_by uuid REFERENCES people (id),
  next_timer_at timestamptz,
  version bigint NOT NULL DEFAULT 1,
  PRIMARY KEY (account_id, joining_id),
  CHECK (account_id <> other_id)
);
CREATE UNIQUE INDEX joining_sides_open ON joining_sides (account_id, other_id) WHERE ended_at IS NULL;
CREATE INDEX joining_sides_timer ON joining_sides (next_timer_at) WHERE next_timer_at IS NOT NULL;
SELECT desk_protect('joining_sides');

-- A mandate that somebody holds because their company joined this one: they read, and take nobody's place.
ALTER TABLE mandates ADD COLUMN joining_id uuid;
-- steps run inside a transaction, and few mandates are written meanwhile
-- squawk-ignore require-concurrent-index-creation
CREATE INDEX mandates_joining ON mandates (account_id, joining_id) WHERE joining_id IS NOT NULL;
