-- Who took the seat when a technical contact was swapped: past mandates are kept and shown (policy 7.2).
ALTER TABLE mandates ADD COLUMN replaced_by uuid;
ALTER TABLE mandates ADD CONSTRAINT mandates_replaced_by
  FOREIGN KEY (account_id, replaced_by) REFERENCES mandates (account_id, id) NOT VALID;

-- A person who was known here before keeps her own name. The account that invites her does not learn it, nor that she was
-- known: it reads the name that it wrote itself.
ALTER TABLE mandates ADD COLUMN called text;
