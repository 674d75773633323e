-- Accounts are told of an end of support in the order of their ids: where the last telling stopped is one look.
-- squawk-ignore require-concurrent-index-creation
CREATE INDEX support_end_tellings_in_order ON support_end_tellings (support_end_id, account_id);
-- squawk-ignore require-concurrent-index-deletion
DROP INDEX support_end_tellings_end;
