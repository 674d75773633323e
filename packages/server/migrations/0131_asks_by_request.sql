-- The asks of a request in their order, a page at a time, however many there are.
-- squawk-ignore require-concurrent-index-creation
CREATE INDEX request_asks_in_order ON request_asks (request_id, id);
