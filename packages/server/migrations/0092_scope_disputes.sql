-- A contact disagreed with a verdict, and what a lead decided. Both texts are changes of the ticket; here is only the case.
CREATE TABLE scope_disputes (
  account_id uuid NOT NULL,
  verdict_id uuid NOT NULL,
  dissent_id uuid NOT NULL,
  at timestamptz NOT NULL,
  ruled_at timestamptz,
  upheld boolean,
  PRIMARY KEY (account_id, verdict_id),
  FOREIGN KEY (account_id, verdict_id) REFERENCES scope_verdicts (account_id, id),
  CHECK ((ruled_at IS NULL) = (upheld IS NULL))
);
SELECT desk_protect('scope_disputes',
  'EXISTS (SELECT 1 FROM scope_verdicts v WHERE v.account_id = scope_disputes.account_id AND v.id = scope_disputes.verdict_id)');
REVOKE UPDATE ON scope_disputes FROM desk_customer;
