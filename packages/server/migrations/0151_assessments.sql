-- An assessment while it is made: what the rules say of a snapshot, what an engineer makes of it. The staff's alone; what
-- a customer reads of it is a report.
CREATE TABLE assessments (
  account_id uuid NOT NULL REFERENCES accounts (id),
  id uuid NOT NULL,
  environment_id uuid NOT NULL,
  bundle_id uuid NOT NULL,
  -- the window of the agreement that it is made for; null for one that nobody is owed
  commitment_id uuid,
  state text NOT NULL CHECK (state IN ('draft', 'published', 'discarded')),
  -- counts up within the account, from its first publishing
  number bigint,
  -- of the report: 1, then one more with each correction
  report_version bigint NOT NULL DEFAULT 0,
  -- the set that judged, and all that it said: each rule, the health check
  rule_set_id text NOT NULL,
  rule_set_version text NOT NULL,
  evaluation jsonb NOT NULL,
  -- as its findings stand now
  score double precision NOT NULL DEFAULT 0,
  level text NOT NULL DEFAULT 'well' CHECK (level IN ('well', 'watch', 'at_risk')),
  open_findings bigint NOT NULL DEFAULT 0,
  summary text,
  plan text,
  created_by uuid NOT NULL REFERENCES people (id),
  created_at timestamptz NOT NULL,
  changed_at timestamptz NOT NULL,
  version bigint NOT NULL DEFAULT 1,
  PRIMARY KEY (account_id, id),
  FOREIGN KEY (account_id, environment_id) REFERENCES environments (account_id, id),
  FOREIGN KEY (account_id, bundle_id) REFERENCES bundles (account_id, id),
  FOREIGN KEY (account_id, commitment_id) REFERENCES commitments (account_id, id),
  CHECK ((state = 'published') <= (number IS NOT NULL))
);
CREATE INDEX assessments_id ON assessments (id);
CREATE INDEX assessments_latest ON assessments (changed_at DESC, id DESC);
CREATE INDEX assessments_account ON assessments (account_id, changed_at DESC, id DESC);
CREATE INDEX assessments_bundle ON assessments (account_id, bundle_id);
CREATE INDEX assessments_window ON assessments (account_id, commitment_id) WHERE commitment_id IS NOT NULL;
CREATE UNIQUE INDEX assessments_number ON assessments (account_id, number) WHERE number IS NOT NULL;
-- two engineers at the same installation would write over one another
CREATE UNIQUE INDEX assessments_draft ON assessments (account_id, environment_id) WHERE state = 'draft';
SELECT desk_protect_staff_only('assessments');

-- What an assessment says of one finding, edited by hand until it is published. The finding keeps its id through every
-- assessment of its installation.
CREATE TABLE assessment_findings (
  account_id uuid NOT NULL,
  assessment_id uuid NOT NULL,
  finding_id uuid NOT NULL,
  -- of the installation: F-12
  number bigint NOT NULL,
  -- the rule; null for one added by hand
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
  -- a person set it: another version of the rules does not
  severity_by_hand boolean NOT NULL DEFAULT false,
  -- against the assessment before
  state text NOT NULL CHECK (state IN ('open', 'accepted', 'fixed')),
  change text NOT NULL CHECK (change IN ('new', 'reopened', 'acceptance_expired', 'worse', 'better', 'still_open',
    'still_accepted', 'fixed', 'still_fixed', 'not_rechecked', 'kept_by_hand')),
  earlier jsonb NOT NULL,
  owner_id uuid REFERENCES people (id),
  owner_side text CHECK (owner_side IN ('customer', 'staff')),
  due_on date,
  -- why the engineer leaves it out
  left_out text,
  PRIMARY KEY (account_id, assessment_id, finding_id),
  FOREIGN KEY (account_id, assessment_id) REFERENCES assessments (account_id, id)
);
SELECT desk_protect_staff_only('assessment_findings');

-- A published report, frozen as its reader sees it. A correction is a version of its own beside it.
CREATE TABLE assessment_reports (
  account_id uuid NOT NULL REFERENCES accounts (id),
  id uuid NOT NULL,
  assessment_id uuid NOT NULL,
  environment_id uuid NOT NULL,
  number bigint NOT NULL,
  report_version bigint NOT NULL,
  report jsonb NOT NULL,
  score double precision NOT NULL,
  collected_at timestamptz NOT NULL,
  published_by uuid NOT NULL REFERENCES people (id),
  published_at timestamptz NOT NULL,
  -- what this version corrects, in the engineer's words
  corrects text,
  PRIMARY KEY (account_id, id),
  FOREIGN KEY (account_id, environment_id) REFERENCES environments (account_id, id)
);
CREATE INDEX assessment_reports_id ON assessment_reports (id);
CREATE INDEX assessment_reports_of ON assessment_reports (assessment_id, report_version DESC);
CREATE UNIQUE INDEX assessment_reports_version ON assessment_reports (account_id, number, report_version);
CREATE INDEX assessment_reports_latest ON assessment_reports (account_id, published_at DESC, id DESC);
CREATE INDEX assessment_reports_environment ON assessment_reports (account_id, environment_id, published_at DESC);
SELECT desk_protect('assessment_reports');
REVOKE INSERT, UPDATE ON assessment_reports FROM desk_customer;
