-- A mandate whose end is planned: who planned it, who follows the primary contact then, and when the sweep looks at it. The
-- end keeps its planned instant once it has come; one that ends otherwise forgets the plan.
ALTER TABLE mandates ADD COLUMN ends_at timestamptz;
ALTER TABLE mandates ADD COLUMN ends_asked_by uuid;
ALTER TABLE mandates ADD COLUMN ends_successor uuid;
ALTER TABLE mandates ADD COLUMN next_timer_at timestamptz;
-- squawk-ignore require-concurrent-index-creation
CREATE INDEX mandates_timer ON mandates (next_timer_at) WHERE next_timer_at IS NOT NULL;
