-- Where the version of an installation stands, written with the version: of a hotfix the release that it is based on, the
-- line of releases, and the place in the order of versions as a text that sorts alike (policy/lifecycle, versionOrder).
-- Null where nobody can read a version. So that who runs what is answered by an index, however many there are.
ALTER TABLE environments ADD COLUMN based_on text;
ALTER TABLE environments ADD COLUMN line text;
ALTER TABLE environments ADD COLUMN version_order text COLLATE "C";

-- What was written before; the same reading, once.
CREATE FUNCTION version_order_once(version text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT (SELECT string_agg(lpad(coalesce(n.part, '0'), 9, '0'), '.' ORDER BY i)
      FROM generate_series(1, 6) i LEFT JOIN unnest(string_to_array(w.m[1], '.')) WITH ORDINALITY AS n (part, place) ON n.place = i)
    || CASE WHEN w.m[2] = '' THEN '~' ELSE '-' || (
      SELECT string_agg(CASE WHEN p.part ~ '^[0-9]+$' THEN '1' || lpad(p.part, 16, '0') ELSE '2' || p.part END || ' ', '' ORDER BY p.place)
      FROM unnest(string_to_array(substr(w.m[2], 2), '.')) WITH ORDINALITY AS p (part, place)) END
  FROM (SELECT regexp_match(version, '^v?([0-9]{1,9}(?:\.[0-9]{1,9}){0,5})((?:-[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*)?)(?:\+[0-9A-Za-z.-]+)?$') AS m) w
  WHERE w.m IS NOT NULL AND length(version) <= 80 AND w.m[2] !~ '[-.]0[0-9]+(\.|$)'
$$;

SET LOCAL ROLE desk_worker;
UPDATE environments e SET based_on = b.version FROM releases h JOIN releases b ON b.id = h.based_on_id
WHERE h.product_id = e.product_id AND h.version = e.product_version AND h.kind = 'hotfix' AND h.state = 'published';
UPDATE environments SET version_order = version_order_once(coalesce(based_on, product_version));
-- the first number, or where a vendor counts by the calendar the major release that it comes after
UPDATE environments e SET line = coalesce(
  (SELECT r.version FROM releases r WHERE r.product_id = e.product_id AND r.state = 'published' AND r.kind = 'major'
     AND (SELECT f.scheme FROM releases f WHERE f.product_id = e.product_id AND f.state = 'published' AND f.kind <> 'hotfix'
       ORDER BY f.available_on, f.id LIMIT 1) = 'calendar'
     AND version_order_once(r.version) COLLATE "C" <= e.version_order
   ORDER BY version_order_once(r.version) COLLATE "C" DESC LIMIT 1),
  substring(version_order, 1, 9)::bigint::text)
WHERE version_order IS NOT NULL;
RESET ROLE;
DROP FUNCTION version_order_once;

-- Who runs what is in a range of versions, and who runs what nobody can read.
-- squawk-ignore require-concurrent-index-creation
CREATE INDEX environments_ordered ON environments (product_id, version_order, account_id) INCLUDE (based_on, product_version)
  WHERE closed_at IS NULL;

-- Which lines an account runs, on how many open installations; of a line with none there is no row.
CREATE TABLE account_lines (
  account_id uuid NOT NULL REFERENCES accounts (id),
  product_id uuid NOT NULL REFERENCES products (id),
  line text NOT NULL,
  installations bigint NOT NULL,
  PRIMARY KEY (account_id, product_id, line)
);
CREATE INDEX account_lines_line ON account_lines (product_id, line, account_id);
SELECT desk_protect('account_lines');

-- How many accounts run each line: the desk's own count, for those of the staff who see all accounts.
CREATE TABLE lines_in_use (
  product_id uuid NOT NULL REFERENCES products (id),
  line text NOT NULL,
  accounts bigint NOT NULL,
  PRIMARY KEY (product_id, line)
);
ALTER TABLE lines_in_use ENABLE ROW LEVEL SECURITY;
ALTER TABLE lines_in_use FORCE ROW LEVEL SECURITY;
CREATE POLICY staff ON lines_in_use TO desk_staff, desk_worker USING (true);
GRANT SELECT ON lines_in_use TO desk_staff;
GRANT SELECT, INSERT, UPDATE ON lines_in_use TO desk_worker;

SET LOCAL ROLE desk_worker;
INSERT INTO account_lines (account_id, product_id, line, installations)
SELECT account_id, product_id, line, count(*) FROM environments WHERE closed_at IS NULL AND line IS NOT NULL
GROUP BY account_id, product_id, line;
INSERT INTO lines_in_use (product_id, line, accounts)
SELECT product_id, line, count(*) FROM account_lines GROUP BY product_id, line;
RESET ROLE;
