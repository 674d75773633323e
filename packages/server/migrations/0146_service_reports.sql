-- A report to a customer for a period. A draft is the staff's; once issued, it bears a number and never changes again: what
-- it says stands in the row and in its rows as it was. A later version is a report of its own.
CREATE TABLE service_reports (
  account_id uuid NOT NULL REFERENCES accounts (id),
  id uuid NOT NULL,
  from_on date NOT NULL,
  -- exclusive
  until_on date NOT NULL,
  -- in which the dates begin
  zone text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('month', 'quarter', 'free')),
  report_version bigint NOT NULL,
  -- the version before, of which this lists what is other now
  follows_id uuid,
  drafted_by uuid NOT NULL REFERENCES people (id),
  drafted_at timestamptz NOT NULL,
  number text,
  issued_at timestamptz,
  issued_by uuid REFERENCES people (id),
  -- codes and counts: {cells, times, coverage, ground, changes}; there from the moment it is issued
  figures jsonb,
  version bigint NOT NULL DEFAULT 1,
  PRIMARY KEY (account_id, id),
  FOREIGN KEY (account_id, follows_id) REFERENCES service_reports (account_id, id),
  CHECK (from_on < until_on),
  CHECK ((issued_at IS NULL) = (figures IS NULL) AND (issued_at IS NULL) = (number IS NULL))
);
CREATE UNIQUE INDEX service_reports_version ON service_reports (account_id, from_on, until_on, report_version);
CREATE UNIQUE INDEX service_reports_id ON service_reports (id);
-- the latest of all accounts, and what is still a draft
CREATE INDEX service_reports_issued ON service_reports (issued_at DESC, id DESC) WHERE issued_at IS NOT NULL;
CREATE INDEX service_reports_drafts ON service_reports (drafted_at DESC, id DESC) WHERE issued_at IS NULL;
SELECT desk_protect('service_reports', 'issued_at IS NOT NULL');

-- The words that stand before the figures: they are in this table alone.
CREATE TABLE service_report_words (
  account_id uuid NOT NULL,
  report_id uuid NOT NULL,
  summary text NOT NULL,
  PRIMARY KEY (account_id, report_id),
  FOREIGN KEY (account_id, report_id) REFERENCES service_reports (account_id, id)
);
SELECT desk_protect('service_report_words',
  'report_id IN (SELECT r.id FROM service_reports r WHERE r.account_id = desk_account())');

-- The rows behind the figures of an issued report, as they were: codes, numbers and instants.
CREATE TABLE service_report_rows (
  account_id uuid NOT NULL,
  report_id uuid NOT NULL,
  subject text NOT NULL,
  id uuid NOT NULL,
  ticket_id uuid,
  kind text,
  what text,
  source text,
  outcome text,
  marks text[] NOT NULL,
  sight text NOT NULL,
  priority text,
  plan text,
  month text NOT NULL,
  version text,
  area text,
  bucket bigint,
  at timestamptz NOT NULL,
  started_at timestamptz,
  met_at timestamptz,
  used_ms bigint,
  span_ms bigint,
  target text,
  amount bigint,
  PRIMARY KEY (account_id, report_id, subject, id),
  FOREIGN KEY (account_id, report_id) REFERENCES service_reports (account_id, id)
);
CREATE INDEX service_report_rows_order ON service_report_rows (account_id, report_id, at, id);
-- whoever sees the report; what was private then, whoever sees the ticket
SELECT desk_protect('service_report_rows',
  $$report_id IN (SELECT r.id FROM service_reports r WHERE r.account_id = desk_account())
    AND (sight = 'team' OR EXISTS (SELECT 1 FROM tickets t WHERE t.account_id = service_report_rows.account_id AND t.id = service_report_rows.ticket_id))$$);
-- what was issued is written once
REVOKE UPDATE, DELETE ON service_report_rows FROM desk_customer, desk_staff, desk_staff_limited, desk_worker;
REVOKE INSERT, UPDATE ON service_reports, service_report_words, service_report_rows FROM desk_customer;
REVOKE INSERT ON service_report_rows FROM desk_customer;
CREATE TRIGGER issued_stays BEFORE UPDATE OR DELETE ON service_reports
  FOR EACH ROW WHEN (OLD.issued_at IS NOT NULL) EXECUTE FUNCTION desk_refuse_rewrite();
