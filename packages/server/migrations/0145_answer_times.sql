-- How long an answer may take and how long it took, in the time that the promise counts: reports take percentiles of them
-- over many rows. Answers from before this are filled in where the frozen clock tells it without its calendar; late ones of
-- plans that close at night stay without.
ALTER TABLE commitments ADD COLUMN span_ms bigint;
ALTER TABLE commitments ADD COLUMN used_ms bigint;
SET LOCAL ROLE desk_worker;
UPDATE commitments c SET span_ms = round((c.clock ->> 'spanMs')::numeric)::bigint
  WHERE c.kind = 'response' AND c.clock ? 'spanMs';
UPDATE commitments c SET used_ms = CASE
    WHEN c.source = 'person' OR c.terms_hash IS NULL THEN round(extract(epoch FROM c.met_at - c.started_at) * 1000)::bigint
    WHEN c.met_at <= c.due_at THEN (SELECT coalesce(sum(greatest(0, least((b ->> 1)::numeric, extract(epoch FROM c.met_at) * 1000)
        - greatest((b ->> 0)::numeric, extract(epoch FROM c.started_at) * 1000))), 0)::bigint
      FROM jsonb_array_elements(c.clock -> 'boundaries') AS b)
    WHEN c.coverage = 'always' THEN round(extract(epoch FROM c.met_at - c.started_at) * 1000)::bigint
  END
  WHERE c.kind = 'response' AND c.met_at IS NOT NULL AND jsonb_array_length(coalesce(c.clock -> 'pauses', '[]')) = 0;
RESET ROLE;
