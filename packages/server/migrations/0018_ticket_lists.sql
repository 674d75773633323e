-- The orders of work over what is closed, each read off an index as those over what is open. A ticket enters them once.
CREATE INDEX tickets_closed_policy ON tickets (priority, log_seq) WHERE status = 'closed';
CREATE INDEX tickets_closed_turn ON tickets (priority, turn_since, log_seq) WHERE status = 'closed';
CREATE INDEX tickets_closed_deadline ON tickets (due_at, log_seq) WHERE status = 'closed';
-- A writer's own drafts, without knowing the account.
CREATE INDEX drafts_writer ON drafts (person_id, about);
