-- A ticket can be set aside until something happens, as well as until an instant.
ALTER TABLE tickets ADD COLUMN wakes_on text CHECK (wakes_on = 'customer_writes');
-- the few that are set aside, among the many that are open
CREATE INDEX tickets_set_aside ON tickets (priority, log_seq)
  WHERE status <> 'closed' AND (snoozed_until IS NOT NULL OR wakes_on IS NOT NULL);
-- who is where just now: the rows of the last minute
CREATE INDEX presence_at ON presence (at);
