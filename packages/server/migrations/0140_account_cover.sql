-- Who stands in for an account's manager, and until when somebody of the staff is away: the deputy acts meanwhile.
ALTER TABLE accounts ADD COLUMN deputy_id uuid REFERENCES people (id);
ALTER TABLE staff ADD COLUMN away_until timestamptz;
