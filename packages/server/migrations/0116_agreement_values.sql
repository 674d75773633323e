-- What an agreement is worth a year, as the staff recorded it: the latest holds. A table of its own, which no customer ever
-- meets: agreements themselves are read by both sides.
CREATE TABLE agreement_values (
  account_id uuid NOT NULL,
  id uuid NOT NULL,
  agreement_id uuid NOT NULL,
  -- whole units of the currency
  amount bigint NOT NULL CHECK (amount BETWEEN 0 AND 1000000000000),
  currency text NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
  recorded_at timestamptz NOT NULL,
  recorded_by uuid NOT NULL REFERENCES people (id),
  PRIMARY KEY (account_id, id),
  FOREIGN KEY (account_id, agreement_id) REFERENCES agreements (account_id, id)
);
CREATE INDEX agreement_values_agreement ON agreement_values (account_id, agreement_id, id);
SELECT desk_protect_staff_only('agreement_values');

-- With what an account was counted: also what it agreed to pay a year, by currency. That is the staff's.
ALTER TABLE request_backers ADD COLUMN agreed jsonb NOT NULL DEFAULT '{}';
REVOKE SELECT, INSERT, UPDATE, DELETE ON request_backers FROM desk_customer;
GRANT SELECT (account_id, request_id, plan, add_ons, asks) ON request_backers TO desk_customer;
UPDATE requests SET counts = counts || '{"values": {}}';
