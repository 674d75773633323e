-- A file may be a certificate of a training record instead of part of a message; never both, never neither.
-- squawk-ignore ban-drop-not-null
ALTER TABLE files ALTER COLUMN ticket_id DROP NOT NULL;
-- squawk-ignore ban-drop-not-null
ALTER TABLE files ALTER COLUMN message_id DROP NOT NULL;
ALTER TABLE files ADD COLUMN training_id uuid;
ALTER TABLE files ADD CONSTRAINT files_belong_to_one
  CHECK ((ticket_id IS NULL) = (message_id IS NULL) AND (ticket_id IS NULL) = (training_id IS NOT NULL)) NOT VALID;
