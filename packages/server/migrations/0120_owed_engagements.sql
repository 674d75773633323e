-- What is owed without anybody asking stands on the same ledger: a row for each window of an agreement that has begun, and
-- for the one after it. Found by its agreement, what it is, and its place among those.
-- steps run inside a transaction, and no such row exists before this one
-- squawk-ignore require-concurrent-index-creation
CREATE UNIQUE INDEX commitments_window ON commitments (account_id, agreement_id, metric, ordinal)
  WHERE agreement_id IS NOT NULL;
-- squawk-ignore require-concurrent-index-creation
CREATE INDEX commitments_owed ON commitments (state, due_at, id) WHERE kind = 'engagement';
-- squawk-ignore require-concurrent-index-creation
CREATE INDEX commitments_account_owed ON commitments (account_id, state, due_at, id) WHERE kind = 'engagement';
-- squawk-ignore require-concurrent-index-creation
CREATE INDEX commitments_owed_id ON commitments (id) WHERE kind = 'engagement';

-- When the windows of an agreement are looked at next: one begins, a reminder, a due time, a change that ends one. The row
-- is the lock of them all. `kept_from`: windows over by then stand on no ledger.
CREATE TABLE owed_agreements (
  account_id uuid NOT NULL,
  agreement_id uuid NOT NULL,
  kept_from timestamptz,
  next_timer_at timestamptz,
  PRIMARY KEY (account_id, agreement_id),
  FOREIGN KEY (account_id, agreement_id) REFERENCES agreements (account_id, id)
);
CREATE INDEX owed_agreements_timer ON owed_agreements (next_timer_at) WHERE next_timer_at IS NOT NULL;
SELECT desk_protect('owed_agreements');
-- agreements recorded before are looked at as soon as the desk runs, and owe from then on
INSERT INTO owed_agreements (account_id, agreement_id, next_timer_at) SELECT account_id, id, recorded_at FROM agreements;

-- What became of each: offered, booked, moved, delivered, contested, skipped. The words of those who contest or skip stand
-- here and nowhere else.
CREATE TABLE engagement_facts (
  account_id uuid NOT NULL,
  id uuid NOT NULL,
  commitment_id uuid NOT NULL,
  seq bigint NOT NULL,
  fact jsonb NOT NULL,
  words text,
  noted_by uuid REFERENCES people (id),
  noted_at timestamptz NOT NULL,
  PRIMARY KEY (account_id, id),
  UNIQUE (account_id, commitment_id, seq),
  FOREIGN KEY (account_id, commitment_id) REFERENCES commitments (account_id, id)
);
SELECT desk_protect('engagement_facts');

-- Another rhythm that a customer and whoever looks after it agreed on.
CREATE TABLE engagement_cadences (
  account_id uuid NOT NULL,
  id uuid NOT NULL,
  agreement_id uuid NOT NULL,
  kind text NOT NULL,
  cadence text NOT NULL,
  effective_at timestamptz NOT NULL,
  recorded_by uuid NOT NULL REFERENCES people (id),
  PRIMARY KEY (account_id, id),
  FOREIGN KEY (account_id, agreement_id) REFERENCES agreements (account_id, id)
);
CREATE INDEX engagement_cadences_agreement ON engagement_cadences (account_id, agreement_id, effective_at);
SELECT desk_protect('engagement_cadences');
