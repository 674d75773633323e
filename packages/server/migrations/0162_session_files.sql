-- A file may belong to a session instead: for both sides, or among the staff alone.
ALTER TABLE files ADD COLUMN engagement_id uuid;
ALTER TABLE files DROP CONSTRAINT files_belong_to_one;
ALTER TABLE files ADD CONSTRAINT files_belong_to_one CHECK (
  (ticket_id IS NULL) = (message_id IS NULL) AND num_nonnulls(ticket_id, training_id, engagement_id) = 1
) NOT VALID;
-- steps run inside a transaction, and no such row exists before this one
-- squawk-ignore require-concurrent-index-creation
CREATE INDEX files_engagement ON files (account_id, engagement_id) WHERE engagement_id IS NOT NULL;
