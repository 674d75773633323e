-- Why a late promise was late, as a lead says it and the customer reads it. A mark beside the promise: nothing of the
-- promise changes with it.
CREATE TABLE commitment_excuses (
  account_id uuid NOT NULL,
  commitment_id uuid NOT NULL,
  reason text NOT NULL,
  by_id uuid NOT NULL REFERENCES people (id),
  at timestamptz NOT NULL,
  PRIMARY KEY (account_id, commitment_id),
  FOREIGN KEY (account_id, commitment_id) REFERENCES commitments (account_id, id)
);
CREATE INDEX commitment_excuses_at ON commitment_excuses (account_id, at);
SELECT desk_protect('commitment_excuses',
  'EXISTS (SELECT 1 FROM commitments c WHERE c.account_id = commitment_excuses.account_id AND c.id = commitment_excuses.commitment_id)');
REVOKE INSERT, UPDATE ON commitment_excuses FROM desk_customer;

-- The customer sees it otherwise; both texts stay.
CREATE TABLE excuse_contradictions (
  account_id uuid NOT NULL,
  commitment_id uuid NOT NULL,
  reason text NOT NULL,
  by_id uuid NOT NULL REFERENCES people (id),
  at timestamptz NOT NULL,
  PRIMARY KEY (account_id, commitment_id),
  FOREIGN KEY (account_id, commitment_id) REFERENCES commitment_excuses (account_id, commitment_id)
);
SELECT desk_protect('excuse_contradictions',
  'EXISTS (SELECT 1 FROM commitments c WHERE c.account_id = excuse_contradictions.account_id AND c.id = excuse_contradictions.commitment_id)');
REVOKE UPDATE ON excuse_contradictions FROM desk_customer;
