-- The support matrix of a product, whole and never changed: each change is a further version. It is the vendor's, no account's.
CREATE TABLE platform_matrices (
  product_id uuid NOT NULL REFERENCES products (id),
  version bigint NOT NULL,
  -- ["9.x", "8.x"]
  lines jsonb NOT NULL,
  -- [{id, kind, name, version, cells: {"9.x": {state, until?}}}]
  rows jsonb NOT NULL,
  changed_by uuid REFERENCES people (id),
  changed_at timestamptz NOT NULL,
  PRIMARY KEY (product_id, version)
);
GRANT SELECT ON platform_matrices TO desk_customer, desk_staff, desk_staff_limited, desk_worker;
GRANT INSERT ON platform_matrices TO desk_staff, desk_staff_limited, desk_worker;
