-- A contact's own choice, for each account she is a contact of: no word of urgent tickets that are not her own (policy 13.1).
ALTER TABLE mandates ADD COLUMN urgent_off boolean NOT NULL DEFAULT false;
