-- One public text may go to every ticket about a known issue, as each ticket's own message: of how many it is one.
ALTER TABLE messages ADD COLUMN shared_by bigint;
