-- An agreement may be for certain installations alone, and may follow another: history and numbering then go on.
ALTER TABLE agreements ADD COLUMN environment_ids uuid[] NOT NULL DEFAULT '{}';
ALTER TABLE agreements ADD COLUMN follows_id uuid;
ALTER TABLE agreements ADD CONSTRAINT agreements_follows
  FOREIGN KEY (account_id, follows_id) REFERENCES agreements (account_id, id) NOT VALID;
-- nothing is followed twice
-- steps run inside a transaction, and few agreements are written meanwhile
-- squawk-ignore require-concurrent-index-creation
CREATE UNIQUE INDEX agreements_followed ON agreements (account_id, follows_id) WHERE follows_id IS NOT NULL;
