-- Who stands in for an account's manager, and until when somebody of the staff is away: the deputy acts meanwhile.
ALTER TABLE accounts ADD COLUMN deputy_id uuid;
-- nothing stands in the column yet, so that there is nothing to validate
ALTER TABLE accounts ADD CONSTRAINT accounts_deputy_id_fkey FOREIGN KEY (deputy_id) REFERENCES people (id) NOT VALID;
ALTER TABLE staff ADD COLUMN away_until timestamptz;
