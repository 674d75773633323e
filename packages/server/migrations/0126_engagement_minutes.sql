-- The minutes as the customer reads them. Until they are out, no customer meets a row.
CREATE TABLE engagement_minutes (
  account_id uuid NOT NULL,
  engagement_id uuid NOT NULL,
  text text NOT NULL,
  decisions text[] NOT NULL,
  written_by uuid NOT NULL REFERENCES people (id),
  written_at timestamptz NOT NULL,
  published_by uuid REFERENCES people (id),
  published_at timestamptz,
  PRIMARY KEY (account_id, engagement_id),
  FOREIGN KEY (account_id, engagement_id) REFERENCES engagements (account_id, id),
  CHECK ((published_at IS NULL) = (published_by IS NULL))
);
SELECT desk_protect('engagement_minutes', 'published_at IS NOT NULL');
REVOKE INSERT, UPDATE ON engagement_minutes FROM desk_customer;

-- What colleagues should know of it. A table of its own that no customer reaches.
CREATE TABLE engagement_notes (
  account_id uuid NOT NULL,
  engagement_id uuid NOT NULL,
  text text NOT NULL,
  by_id uuid NOT NULL REFERENCES people (id),
  at timestamptz NOT NULL,
  PRIMARY KEY (account_id, engagement_id),
  FOREIGN KEY (account_id, engagement_id) REFERENCES engagements (account_id, id)
);
SELECT desk_protect_staff_only('engagement_notes');

-- Who was there.
CREATE TABLE engagement_attendance (
  account_id uuid NOT NULL,
  engagement_id uuid NOT NULL,
  person_id uuid NOT NULL REFERENCES people (id),
  PRIMARY KEY (account_id, engagement_id, person_id),
  FOREIGN KEY (account_id, engagement_id) REFERENCES engagements (account_id, id)
);
SELECT desk_protect('engagement_attendance');
REVOKE INSERT, UPDATE ON engagement_attendance FROM desk_customer;

-- What somebody of either side took on; it follows up by itself at the day it is due and once it is past.
CREATE TABLE engagement_actions (
  account_id uuid NOT NULL,
  id uuid NOT NULL,
  engagement_id uuid NOT NULL,
  says text NOT NULL,
  owner_id uuid NOT NULL REFERENCES people (id),
  due_on date,
  -- whether the owner was told of the day, and that it is past
  told bigint NOT NULL DEFAULT 0 CHECK (told BETWEEN 0 AND 2),
  next_timer_at timestamptz,
  added_by uuid NOT NULL REFERENCES people (id),
  added_at timestamptz NOT NULL,
  done_by uuid REFERENCES people (id),
  done_at timestamptz,
  PRIMARY KEY (account_id, id),
  FOREIGN KEY (account_id, engagement_id) REFERENCES engagements (account_id, id),
  CHECK (done_at IS NULL OR next_timer_at IS NULL)
);
CREATE INDEX engagement_actions_of ON engagement_actions (account_id, engagement_id, id);
CREATE INDEX engagement_actions_open ON engagement_actions (account_id, due_on) WHERE done_at IS NULL;
CREATE INDEX engagement_actions_timer ON engagement_actions (next_timer_at) WHERE next_timer_at IS NOT NULL;
SELECT desk_protect('engagement_actions');
REVOKE INSERT ON engagement_actions FROM desk_customer;

-- The customer said that it did not happen; what a lead found. Both sides' words stay.
CREATE TABLE engagement_contests (
  account_id uuid NOT NULL,
  engagement_id uuid NOT NULL,
  reason text NOT NULL,
  by_id uuid NOT NULL REFERENCES people (id),
  at timestamptz NOT NULL,
  upheld boolean,
  because text,
  settled_by uuid REFERENCES people (id),
  settled_at timestamptz,
  PRIMARY KEY (account_id, engagement_id),
  FOREIGN KEY (account_id, engagement_id) REFERENCES engagements (account_id, id),
  CHECK ((settled_at IS NULL) = (upheld IS NULL))
);
SELECT desk_protect('engagement_contests');
REVOKE UPDATE ON engagement_contests FROM desk_customer;
