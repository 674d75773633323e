-- Words are found by how they begin and by how they are spelt. The extension comes with PostgreSQL and is trusted: who may
-- create in the database may have it.
CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- One index for the words of tickets, off which an account's own are read without meeting those of others. As an array the
-- account is a key beside the words, which no other index offers: comparing spellings is dear, and the planner thinks not.
-- squawk-ignore require-concurrent-index-deletion
DROP INDEX tickets_search;
-- squawk-ignore require-concurrent-index-creation
CREATE INDEX tickets_search ON tickets USING gin ((ARRAY[account_id]), search, subject gin_trgm_ops);
-- squawk-ignore require-concurrent-index-deletion
DROP INDEX requests_search;
-- squawk-ignore require-concurrent-index-creation
CREATE INDEX requests_search ON requests USING gin (search, title gin_trgm_ops);
