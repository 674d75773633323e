-- What is known to be wrong in a range of versions, with a way round. Linked tickets are each account's own.
CREATE TABLE known_issues (
  id uuid PRIMARY KEY,
  product_id uuid NOT NULL REFERENCES products (id),
  title text NOT NULL,
  says text NOT NULL,
  workaround text,
  -- `>=9.0 <9.2.1`, several joined by ` || `
  affected_range text NOT NULL,
  fixed_in text,
  is_public boolean NOT NULL DEFAULT false,
  created_by uuid NOT NULL REFERENCES people (id),
  created_at timestamptz NOT NULL,
  changed_at timestamptz NOT NULL,
  row_version bigint NOT NULL DEFAULT 1
);
CREATE INDEX known_issues_product ON known_issues (product_id, id DESC);

CREATE TABLE known_issue_tickets (
  account_id uuid NOT NULL,
  ticket_id uuid NOT NULL,
  known_issue_id uuid NOT NULL REFERENCES known_issues (id),
  PRIMARY KEY (account_id, ticket_id, known_issue_id),
  FOREIGN KEY (account_id, ticket_id) REFERENCES tickets (account_id, id)
);
CREATE INDEX known_issue_tickets_issue ON known_issue_tickets (known_issue_id);

ALTER TABLE known_issues ENABLE ROW LEVEL SECURITY;
ALTER TABLE known_issues FORCE ROW LEVEL SECURITY;
CREATE POLICY customer ON known_issues FOR SELECT TO desk_customer USING (is_public);
CREATE POLICY staff ON known_issues TO desk_staff, desk_staff_limited, desk_worker USING (true);
ALTER TABLE known_issue_tickets ENABLE ROW LEVEL SECURITY;
ALTER TABLE known_issue_tickets FORCE ROW LEVEL SECURITY;
CREATE POLICY customer ON known_issue_tickets FOR SELECT TO desk_customer
  USING (account_id = desk_account()
    AND EXISTS (SELECT 1 FROM known_issues k WHERE k.id = known_issue_tickets.known_issue_id)
    AND EXISTS (SELECT 1 FROM tickets t
      WHERE t.account_id = known_issue_tickets.account_id AND t.id = known_issue_tickets.ticket_id));
CREATE POLICY staff ON known_issue_tickets TO desk_staff USING (true);
CREATE POLICY limited ON known_issue_tickets TO desk_staff_limited USING (account_id = ANY (desk_accounts()));
CREATE POLICY worker ON known_issue_tickets TO desk_worker USING (true);
GRANT SELECT ON known_issues, known_issue_tickets TO desk_customer;
GRANT SELECT, INSERT, UPDATE, DELETE ON known_issues, known_issue_tickets TO desk_staff, desk_staff_limited, desk_worker;
