-- A release mends a ticket: the version, said on the timeline.
-- squawk-ignore constraint-missing-not-valid
ALTER TABLE ticket_changes DROP CONSTRAINT ticket_changes_kind_check;
ALTER TABLE ticket_changes ADD CONSTRAINT ticket_changes_kind_check CHECK (kind IN (
  'opened', 'priority', 'dissent', 'ruling', 'status', 'attention', 'acknowledgement', 'assignment', 'sight',
  'workaround', 'withdrawal', 'follow_up', 'reminder', 'kind', 'takeover', 'fixed_in')) NOT VALID;
