-- Words are found by how they begin and by how they are spelt. Both extensions come with PostgreSQL and are trusted: who
-- may create in the database may have them.
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS btree_gin;

-- One index for the words of tickets, off which an account's own are read without meeting those of others.
-- squawk-ignore require-concurrent-index-deletion
DROP INDEX tickets_search;
-- squawk-ignore require-concurrent-index-creation
CREATE INDEX tickets_search ON tickets USING gin (account_id, search, subject gin_trgm_ops);
-- squawk-ignore require-concurrent-index-deletion
DROP INDEX requests_search;
-- squawk-ignore require-concurrent-index-creation
CREATE INDEX requests_search ON requests USING gin (search, title gin_trgm_ops);
