-- Days of releases begin where an account is. Whom an end of support is told, and when its own day begins, is written once
-- the day begins anywhere on earth (UTC+14); what is not told yet has a timer, what was told the instant.
ALTER TABLE support_end_tellings ADD COLUMN next_timer_at timestamptz;
-- squawk-ignore ban-drop-not-null
ALTER TABLE support_end_tellings ALTER COLUMN told_at DROP NOT NULL;
-- squawk-ignore require-concurrent-index-creation
CREATE INDEX support_end_tellings_due ON support_end_tellings (next_timer_at) WHERE next_timer_at IS NOT NULL;
UPDATE support_ends SET next_timer_at = next_timer_at - interval '14 hours' WHERE next_timer_at IS NOT NULL;
