-- Where a key may be used from: networks in CIDR; none named means anywhere.
ALTER TABLE api_keys ADD COLUMN networks text[] NOT NULL DEFAULT '{}';

-- When and from where a key was last used, and last refused for its networks. Apart from the key, so that what is
-- written each minute meets nobody who changes the key; places are kept coarse (a /24 or /48).
CREATE TABLE api_key_uses (
  key_id uuid PRIMARY KEY REFERENCES api_keys (id),
  used_at timestamptz,
  used_from text,
  refused_at timestamptz,
  refused_from text
);
ALTER TABLE api_key_uses ENABLE ROW LEVEL SECURITY;
ALTER TABLE api_key_uses FORCE ROW LEVEL SECURITY;
-- Seen by whoever sees the key itself: the inner select runs under the key's own policies.
CREATE POLICY own ON api_key_uses FOR SELECT TO desk_customer, desk_staff, desk_staff_limited
  USING (EXISTS (SELECT FROM api_keys k WHERE k.id = key_id));
CREATE POLICY worker ON api_key_uses TO desk_worker USING (true);
GRANT SELECT ON api_key_uses TO desk_customer, desk_staff, desk_staff_limited;
GRANT SELECT, INSERT, UPDATE ON api_key_uses TO desk_worker;
