-- Host names of a portal's own. Served once somebody proved that the host is theirs: by a DNS record or by staff.
CREATE TABLE portal_hosts (
  account_id uuid NOT NULL REFERENCES accounts (id),
  id uuid NOT NULL,
  host text NOT NULL UNIQUE CHECK (host ~ '^[a-z0-9.-]{4,253}$'),
  -- what the DNS record must say
  token text NOT NULL,
  added_at timestamptz NOT NULL,
  added_by uuid NOT NULL,
  proved_at timestamptz,
  proved_by text CHECK (proved_by IN ('dns', 'staff')),
  PRIMARY KEY (account_id, id),
  CHECK ((proved_at IS NULL) = (proved_by IS NULL))
);
SELECT desk_protect('portal_hosts');
