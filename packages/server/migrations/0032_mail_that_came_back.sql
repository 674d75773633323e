-- What the receiving side said when it refused an address for good: a code such as smtp.550, never its words.
ALTER TABLE addresses ADD COLUMN bounced_code text;

-- `held`: the address refused mail before and nobody cleared it. `not_wanted`: switched off while it waited.
ALTER TABLE deliveries DROP CONSTRAINT deliveries_state_check;
ALTER TABLE deliveries ADD CONSTRAINT deliveries_state_check
  CHECK (state IN ('waiting', 'sent', 'refused', 'dead', 'not_entitled', 'not_wanted', 'held')) NOT VALID;
