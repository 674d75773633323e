-- A section of the queue in deadline order: most of its tickets owe nothing, and would be read past all that is due elsewhere.
CREATE INDEX tickets_place_deadline ON tickets (place, due_at, log_seq) WHERE status <> 'closed';
