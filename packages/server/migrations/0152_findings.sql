-- A finding that the customer can read, through its life: from the report that first told of it until a snapshot shows it
-- mended. What the latest report says of it stands here too.
CREATE TABLE findings (
  account_id uuid NOT NULL REFERENCES accounts (id),
  id uuid NOT NULL,
  environment_id uuid NOT NULL,
  -- of the installation: F-12
  number bigint NOT NULL,
  -- the rule; null for one added by hand, which only a person closes
  rule_id text,
  finding_group text NOT NULL,
  severity text NOT NULL CHECK (severity IN ('critical', 'high', 'medium', 'low', 'info')),
  title text NOT NULL,
  why text NOT NULL,
  recommendation text NOT NULL,
  effort text CHECK (effort IN ('minutes', 'hours', 'days', 'project')),
  source jsonb,
  evidence jsonb NOT NULL,
  gauge jsonb,
  severity_by_hand boolean NOT NULL DEFAULT false,
  state text NOT NULL CHECK (state IN ('open', 'accepted', 'fixed')),
  owner_id uuid REFERENCES people (id),
  owner_side text CHECK (owner_side IN ('customer', 'staff')),
  due_on date,
  first_told_at timestamptz NOT NULL,
  -- by the instant of a snapshot
  checked_at timestamptz NOT NULL,
  fixed_at timestamptz,
  -- the risk is the customer's: who took it, why, and the first day on which it stands open again
  accepted_by uuid REFERENCES people (id),
  accepted_at timestamptz,
  accepted_until date,
  accepted_because text,
  -- "we have done it", until a snapshot shows it or not
  done_by uuid REFERENCES people (id),
  done_at timestamptz,
  done_words text,
  -- how often it was told of as due
  told bigint NOT NULL DEFAULT 0,
  next_timer_at timestamptz,
  changed_at timestamptz NOT NULL,
  version bigint NOT NULL DEFAULT 1,
  PRIMARY KEY (account_id, id),
  FOREIGN KEY (account_id, environment_id) REFERENCES environments (account_id, id),
  CHECK ((state = 'fixed') = (fixed_at IS NOT NULL)),
  CHECK ((state = 'accepted') = (accepted_until IS NOT NULL))
);
CREATE INDEX findings_id ON findings (id);
CREATE INDEX findings_environment ON findings (account_id, environment_id, id);
CREATE INDEX findings_open ON findings (account_id, due_on, id) WHERE state <> 'fixed';
CREATE INDEX findings_due ON findings (next_timer_at) WHERE next_timer_at IS NOT NULL;
CREATE UNIQUE INDEX findings_number ON findings (account_id, environment_id, number);
CREATE UNIQUE INDEX findings_rule ON findings (account_id, environment_id, rule_id) WHERE rule_id IS NOT NULL;
SELECT desk_protect('findings');
REVOKE INSERT ON findings FROM desk_customer;

-- How a finding came to stand as it does: each turn, by whom (nobody: by a snapshot or by time), with the words given.
CREATE TABLE finding_changes (
  account_id uuid NOT NULL,
  id uuid NOT NULL,
  finding_id uuid NOT NULL,
  kind text NOT NULL,
  by_id uuid REFERENCES people (id),
  at timestamptz NOT NULL,
  -- the snapshot that showed it
  bundle_id uuid,
  until_on date,
  words text,
  PRIMARY KEY (account_id, id),
  FOREIGN KEY (account_id, finding_id) REFERENCES findings (account_id, id)
);
CREATE INDEX finding_changes_of ON finding_changes (account_id, finding_id, id);
SELECT desk_protect('finding_changes');
REVOKE UPDATE ON finding_changes FROM desk_customer;
