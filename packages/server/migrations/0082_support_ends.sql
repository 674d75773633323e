-- When those who run a line of releases are told that its support ends: a row for each end and each number of days ahead.
-- A row that is done stays, so that nobody is told of the same end twice.
CREATE TABLE support_ends (
  product_id uuid NOT NULL REFERENCES products (id),
  id uuid NOT NULL UNIQUE,
  line text NOT NULL,
  ends_on date NOT NULL,
  days_before bigint NOT NULL CHECK (days_before > 0),
  next_timer_at timestamptz,
  done_at timestamptz,
  PRIMARY KEY (product_id, line, ends_on, days_before)
);
CREATE INDEX support_ends_due ON support_ends (next_timer_at) WHERE next_timer_at IS NOT NULL;
ALTER TABLE support_ends ENABLE ROW LEVEL SECURITY;
ALTER TABLE support_ends FORCE ROW LEVEL SECURITY;
CREATE POLICY staff ON support_ends TO desk_staff, desk_staff_limited, desk_worker USING (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON support_ends TO desk_staff, desk_staff_limited, desk_worker;

-- Whom it was told: an account hears of an end once for each number of days.
CREATE TABLE support_end_tellings (
  account_id uuid NOT NULL REFERENCES accounts (id),
  support_end_id uuid NOT NULL REFERENCES support_ends (id),
  environments bigint NOT NULL,
  told_at timestamptz NOT NULL,
  PRIMARY KEY (account_id, support_end_id)
);
CREATE INDEX support_end_tellings_end ON support_end_tellings (support_end_id);
SELECT desk_protect('support_end_tellings');
REVOKE INSERT, UPDATE ON support_end_tellings FROM desk_customer;
