-- A strip above the page for everybody, for a plan or for a product. The vendor's own words, no customer's. Customers reach
-- no row of it themselves: what a notice for others says is not for them, so the desk reads and judges for whom it is.
CREATE TABLE notices (
  id uuid PRIMARY KEY,
  text text NOT NULL,
  tone text NOT NULL CHECK (tone IN ('plain', 'warning')),
  link_label text,
  link_url text,
  shown_to text NOT NULL CHECK (shown_to IN ('all', 'plan', 'product')),
  plan text,
  product_id uuid REFERENCES products (id),
  from_at timestamptz NOT NULL,
  until_at timestamptz NOT NULL,
  ended_at timestamptz,
  next_timer_at timestamptz,
  written_by uuid NOT NULL REFERENCES people (id),
  created_at timestamptz NOT NULL,
  version bigint NOT NULL DEFAULT 1,
  CHECK (until_at > from_at),
  CHECK ((link_label IS NULL) = (link_url IS NULL)),
  CHECK ((shown_to = 'plan') = (plan IS NOT NULL)),
  CHECK ((shown_to = 'product') = (product_id IS NOT NULL))
);
CREATE INDEX notices_open ON notices (until_at, id);
CREATE INDEX notices_timer ON notices (next_timer_at) WHERE next_timer_at IS NOT NULL;
GRANT SELECT, INSERT, UPDATE ON notices TO desk_staff;
GRANT SELECT ON notices TO desk_staff_limited;
GRANT SELECT, INSERT, UPDATE ON notices TO desk_worker;

-- Who put which away. It goes when the words change.
CREATE TABLE notice_dismissals (
  person_id uuid NOT NULL REFERENCES people (id),
  notice_id uuid NOT NULL REFERENCES notices (id),
  at timestamptz NOT NULL,
  PRIMARY KEY (person_id, notice_id)
);
CREATE INDEX notice_dismissals_notice ON notice_dismissals (notice_id);
ALTER TABLE notice_dismissals ENABLE ROW LEVEL SECURITY;
ALTER TABLE notice_dismissals FORCE ROW LEVEL SECURITY;
CREATE POLICY customer ON notice_dismissals TO desk_customer USING (person_id = desk_person());
CREATE POLICY staff ON notice_dismissals TO desk_staff USING (true);
CREATE POLICY worker ON notice_dismissals TO desk_worker USING (true);
GRANT SELECT, INSERT ON notice_dismissals TO desk_customer;
GRANT SELECT, DELETE ON notice_dismissals TO desk_staff;
GRANT SELECT, INSERT, DELETE ON notice_dismissals TO desk_worker;
