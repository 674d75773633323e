-- What the installation of a ticket ran when it was opened; what it runs now stands with the installation.
ALTER TABLE tickets ADD COLUMN version_then text;

-- Of older tickets what the history of the installation says: the last version before, else what the first change found.
SET LOCAL ROLE desk_worker;
UPDATE tickets t SET version_then = coalesce(
  (SELECT h.version_after FROM environment_history h
   WHERE h.account_id = t.account_id AND h.environment_id = t.environment_id AND h.at <= t.created_at ORDER BY h.id DESC LIMIT 1),
  (SELECT coalesce(h.version_before, h.version_after) FROM environment_history h
   WHERE h.account_id = t.account_id AND h.environment_id = t.environment_id ORDER BY h.id LIMIT 1),
  (SELECT e.product_version FROM environments e WHERE e.account_id = t.account_id AND e.id = t.environment_id))
WHERE t.environment_id IS NOT NULL;
RESET ROLE;
