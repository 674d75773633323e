-- A session with a customer: what it is about, whose time it takes, when, and how it stands. What it says is beside it.
CREATE TABLE engagements (
  account_id uuid NOT NULL REFERENCES accounts (id),
  id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('knowledge_transfer', 'roadmap_review', 'deployment_review', 'regular_call',
    'assessment_review', 'training', 'best_practice_review', 'strategic_session')),
  -- the window of the agreement that it is held for; null for what is owed to nobody
  commitment_id uuid,
  state text NOT NULL CHECK (state IN ('planned', 'proposed', 'booked', 'held', 'delivered', 'cancelled',
    'did_not_happen')),
  host_id uuid NOT NULL REFERENCES people (id),
  contact_id uuid NOT NULL REFERENCES people (id),
  length_minutes bigint NOT NULL CHECK (length_minutes BETWEEN 15 AND 480),
  starts_at timestamptz,
  ends_at timestamptz,
  -- of its invitation (RFC 5545, 3.8.7.4): each change of the time raises it
  sequence bigint NOT NULL DEFAULT 0,
  -- the room of the web meeting: random, 160 bits
  room text NOT NULL CHECK (room ~ '^[a-z0-9]{32}$'),
  agenda text,
  recording_url text,
  -- while the customer waits for other times
  move_asked_at timestamptz,
  created_by uuid REFERENCES people (id),
  created_at timestamptz NOT NULL,
  changed_at timestamptz NOT NULL,
  version bigint NOT NULL DEFAULT 1,
  PRIMARY KEY (account_id, id),
  FOREIGN KEY (account_id, commitment_id) REFERENCES commitments (account_id, id),
  CHECK ((starts_at IS NULL) = (ends_at IS NULL)),
  CHECK (starts_at < ends_at),
  CHECK (state NOT IN ('booked', 'held', 'delivered', 'did_not_happen') OR starts_at IS NOT NULL)
);
CREATE INDEX engagements_id ON engagements (id);
CREATE INDEX engagements_account ON engagements (account_id, coalesce(starts_at, created_at) DESC, id DESC);
CREATE INDEX engagements_starts ON engagements (starts_at, account_id) WHERE starts_at IS NOT NULL;
CREATE INDEX engagements_host ON engagements (host_id, starts_at);
CREATE INDEX engagements_contact ON engagements (contact_id, starts_at);
CREATE INDEX engagements_window ON engagements (account_id, commitment_id) WHERE commitment_id IS NOT NULL;
CREATE INDEX engagements_open ON engagements (state, account_id, id) WHERE state IN ('planned', 'proposed', 'booked', 'held');
SELECT desk_protect('engagements');
REVOKE INSERT ON engagements FROM desk_customer;

-- Times that the customer can choose from; those of an earlier offer stay as what they became.
CREATE TABLE engagement_times (
  account_id uuid NOT NULL,
  id uuid NOT NULL,
  engagement_id uuid NOT NULL,
  starts_at timestamptz NOT NULL,
  ends_at timestamptz NOT NULL,
  state text NOT NULL CHECK (state IN ('open', 'picked', 'refused', 'withdrawn')),
  offered_by uuid REFERENCES people (id),
  offered_at timestamptz NOT NULL,
  PRIMARY KEY (account_id, id),
  FOREIGN KEY (account_id, engagement_id) REFERENCES engagements (account_id, id)
);
CREATE INDEX engagement_times_of ON engagement_times (account_id, engagement_id, starts_at);
CREATE INDEX engagement_times_open ON engagement_times (starts_at) WHERE state = 'open';
SELECT desk_protect('engagement_times');
REVOKE INSERT ON engagement_times FROM desk_customer;

-- How it came to be as it is: each step, by whom, with the reason that both sides read.
CREATE TABLE engagement_changes (
  account_id uuid NOT NULL,
  id uuid NOT NULL,
  engagement_id uuid NOT NULL,
  step text NOT NULL,
  by_id uuid REFERENCES people (id),
  at timestamptz NOT NULL,
  from_at timestamptz,
  to_at timestamptz,
  reason text,
  PRIMARY KEY (account_id, id),
  FOREIGN KEY (account_id, engagement_id) REFERENCES engagements (account_id, id)
);
CREATE INDEX engagement_changes_of ON engagement_changes (account_id, engagement_id, id);
SELECT desk_protect('engagement_changes');
REVOKE UPDATE ON engagement_changes FROM desk_customer;
