-- What is covered of a ticket, by a rule or by a person: each verdict is a row, and none is ever changed. The latest stands.
CREATE TABLE scope_verdicts (
  account_id uuid NOT NULL,
  id uuid NOT NULL,
  ticket_id uuid NOT NULL,
  verdict text NOT NULL CHECK (verdict IN ('in_scope', 'best_effort', 'excluded')),
  -- keys and clauses of the policy version in `decision`
  exclusion text,
  clause text NOT NULL,
  author text NOT NULL CHECK (author IN ('rule', 'person')),
  by_id uuid REFERENCES people (id),
  -- what it makes of the verdict before it
  act text NOT NULL CHECK (act IN ('found', 'given', 'confirmed', 'overruled')),
  -- the public message that explains it, and its entry in the timeline
  message_id uuid,
  change_id uuid,
  product_version text,
  -- answers to the policy's questions, codes alone
  answers jsonb NOT NULL DEFAULT '{}',
  -- {code, policyVersion, clauses, reasons: [{code, clause, facts}]}
  decision jsonb NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (account_id, id),
  FOREIGN KEY (account_id, ticket_id) REFERENCES tickets (account_id, id),
  CHECK ((author = 'person') = (by_id IS NOT NULL)),
  CHECK ((exclusion IS NULL) = (verdict = 'in_scope')),
  -- nobody says "not covered" without telling the customer why
  CHECK (author = 'rule' OR verdict = 'in_scope' OR message_id IS NOT NULL)
);
CREATE INDEX scope_verdicts_ticket ON scope_verdicts (account_id, ticket_id, id);
CREATE INDEX scope_verdicts_outside ON scope_verdicts (at) WHERE verdict <> 'in_scope';

ALTER TABLE scope_verdicts ENABLE ROW LEVEL SECURITY;
ALTER TABLE scope_verdicts FORCE ROW LEVEL SECURITY;
CREATE POLICY customer ON scope_verdicts FOR SELECT TO desk_customer USING (account_id = desk_account()
  AND EXISTS (SELECT 1 FROM tickets t WHERE t.account_id = scope_verdicts.account_id AND t.id = scope_verdicts.ticket_id));
-- what a contact's own ticket brings with it is a rule's word
CREATE POLICY customer_writes ON scope_verdicts FOR INSERT TO desk_customer
  WITH CHECK (account_id = desk_account() AND author = 'rule');
CREATE POLICY staff ON scope_verdicts TO desk_staff USING (true);
CREATE POLICY limited ON scope_verdicts TO desk_staff_limited USING (account_id = ANY (desk_accounts()));
CREATE POLICY worker ON scope_verdicts TO desk_worker USING (true);
GRANT SELECT, INSERT ON scope_verdicts TO desk_customer, desk_staff, desk_staff_limited, desk_worker;
