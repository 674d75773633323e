/** Per account: 160 answers on 20 tickets, 40 windows; sessions, a success plan and notes. All at any age of three years. */
const tickets = 20
const answersEach = 8
const windowsEach = 8
const kinds = `ARRAY['production_assessment', 'knowledge_transfer', 'roadmap_review', 'deployment_review', 'regular_call']`

/**
 * Who looks after whom: twenty accounts each, whatever the size of the desk. The first has the account that is looked at;
 * the last of those who were founded sees twenty accounts and no other.
 */
const hands = `
  INSERT INTO people (id, name, locale, zone, created_at)
    SELECT gen_random_uuid(), 'Manager ' || n, 'en', 'Europe/Berlin', now() FROM generate_series(1, (SELECT count(*) FROM accounts) / 20) n;
  INSERT INTO staff (person_id, city, country, zone, working_hours, from_at)
    SELECT id, 'Berlin', 'DE', 'Europe/Berlin', '{"weekly":{}}', now() FROM people WHERE name LIKE 'Manager %';
  INSERT INTO staff_roles (person_id, role, from_at) SELECT p.id, 'tam', now() FROM people p WHERE p.name LIKE 'Manager %';
  INSERT INTO staff_roles (person_id, role, from_at) SELECT p.id, 'tam', now() FROM people p WHERE p.name = 'Engineer 1';
  CREATE TEMP TABLE m AS SELECT id, row_number() OVER (ORDER BY name <> 'Engineer 1', id) - 1 AS n
    FROM people WHERE name LIKE 'Manager %' OR name = 'Engineer 1';
  CREATE TEMP TABLE acc2 AS SELECT id, row_number() OVER (ORDER BY name LIKE 'Further%', id) - 1 AS n FROM accounts;
  UPDATE accounts a SET manager_id = m.id, tam_id = m.id FROM acc2 x JOIN m ON m.n = x.n / 20 WHERE a.id = x.id;
  UPDATE staff SET sight = 'named' WHERE person_id = (SELECT id FROM people WHERE name = 'Engineer 8');
  INSERT INTO staff_sight (person_id, account_id) SELECT p.id, x.id FROM people p, acc2 x WHERE p.name = 'Engineer 8' AND x.n < 20`

/** Alike in both desks: what an account has is drawn from its number, so that like stands beside like. */
const draws = `
  CREATE FUNCTION pg_temp.drawn(n bigint, salt bigint) RETURNS float8 LANGUAGE sql IMMUTABLE AS $$
    SELECT (hashint8extended(n, salt) & 4294967295)::float8 / 4294967296 $$`

const states = (
  drawn: string,
) => `CASE WHEN ${drawn} < 0.7 THEN 'met' WHEN ${drawn} < 0.8 THEN 'met_late' WHEN ${drawn} < 0.86 THEN 'breached'
  WHEN ${drawn} < 0.94 THEN 'superseded' ELSE 'cancelled' END`

/** Opened at any time of three years; one in ten is open still, and whatever is younger than its promises. */
const ticketRows = `
  CREATE TEMP TABLE drawn_tickets AS SELECT t.*, now() - pg_temp.drawn(t.seed, 1) * interval '3 years' AS opened_at
    FROM (SELECT x.id AS account_id, pg_temp.made(x.n * ${tickets} + k) AS id, x.n * ${tickets} + k AS seed, k, 2 + (x.n + k) % 6 AS engineer
      FROM acc2 x CROSS JOIN generate_series(1, ${tickets}) k) t;
  INSERT INTO tickets (account_id, id, number, product_id, kind, subject, status, turn_since, priority, sight, opened_by, assignee_id,
      is_promised, created_at, updated_at)
    SELECT t.account_id, t.id, 100 + t.k, (SELECT id FROM products LIMIT 1), 'defect', 'It stopped',
      CASE WHEN t.k % 10 = 0 OR t.opened_at > now() - interval '20 days' THEN 'open' ELSE 'closed' END, t.opened_at,
      (ARRAY['P0', 'P1', 'P2', 'P3', 'P4'])[1 + t.k % 5], 'team', d.person_id, e.id, true, t.opened_at, least(now(), t.opened_at + interval '20 days')
    FROM drawn_tickets t JOIN mandates d ON d.account_id = t.account_id AND d.is_primary JOIN people e ON e.name = 'Engineer ' || t.engineer
    ORDER BY t.opened_at`

/** Each ticket's fall due within twenty days of its opening: some run still, and none falls due meanwhile. They came in the order of time, as on a desk. */
const drawnAnswers = `
  CREATE TEMP TABLE drawn_answers AS SELECT pg_temp.made(row_number() OVER (ORDER BY due_at)) AS id, d.*,
      CASE WHEN due_at > now() THEN 'running' ELSE ${states('pg_temp.drawn(seed, 3)')} END AS state
    FROM (SELECT t.account_id, t.id AS ticket_id, (ARRAY['P0', 'P1', 'P2', 'P3', 'P4'])[1 + t.k % 5] AS priority, e.id AS assignee_id, o, t.seed * ${answersEach} + o AS seed,
        t.opened_at + (o - 0.5 + pg_temp.drawn(t.seed * ${answersEach} + o, 2) / 2) * interval '2.5 days' AS due_at
      FROM drawn_tickets t JOIN people e ON e.name = 'Engineer ' || t.engineer CROSS JOIN generate_series(1, ${answersEach}) o) d
    ORDER BY due_at`

const answers = `
  CREATE TEMP TABLE answer AS SELECT * FROM commitments WHERE kind = 'response' LIMIT 1;
  CREATE TEMP TABLE terms AS SELECT t.hash, t.terms FROM commitment_terms t JOIN answer r ON r.terms_hash = t.hash LIMIT 1;
  INSERT INTO commitment_terms (account_id, hash, terms) SELECT a.id, t.hash, jsonb_set(t.terms, '{plan}', to_jsonb(g.plan))
    FROM accounts a JOIN agreements g ON g.account_id = a.id CROSS JOIN terms t ON CONFLICT DO NOTHING;
  INSERT INTO ticket_clocks (account_id, ticket_id, product_id, reading, terms_hash)
    SELECT t.account_id, t.id, k.product_id, k.reading, k.terms_hash FROM drawn_tickets t, answer r JOIN ticket_clocks k ON k.ticket_id = r.ticket_id;
  CREATE TEMP TABLE clocks AS SELECT s.state, jsonb_set(r.clock, '{state}', to_jsonb(s.state)) AS clock
    FROM answer r, (SELECT DISTINCT state FROM drawn_answers) s;
  INSERT INTO commitments (account_id, id, kind, ticket_id, metric, cycle, ordinal, source, state, priority, target, started_at, due_at, met_at,
      ended_because, coverage, zone, policy_version, clauses, terms_hash, plan, assignee_id, clock, next_timer_at, span_ms, used_ms)
    SELECT v.account_id, v.id, 'response', v.ticket_id, r.metric, 1, v.o, CASE WHEN pg_temp.drawn(v.seed, 4) < 0.05 THEN 'person' ELSE 'policy' END,
      v.state, v.priority, r.target, v.due_at - interval '1 hour', v.due_at,
      CASE WHEN v.state IN ('met', 'met_late') THEN v.due_at - interval '1 hour' + u.used * interval '1 ms' END,
      CASE WHEN v.state = 'cancelled' THEN (ARRAY['withdrawn', 'closed', 'duplicate', 'spam'])[1 + v.seed % 4] END,
      r.coverage, r.zone, r.policy_version, r.clauses, r.terms_hash, g.plan, v.assignee_id, c.clock,
      CASE WHEN v.state = 'running' THEN greatest(v.due_at, now() + interval '1 day') END,
      3600000, CASE WHEN v.state IN ('met', 'met_late') THEN u.used END
    FROM drawn_answers v JOIN clocks c ON c.state = v.state JOIN agreements g ON g.account_id = v.account_id CROSS JOIN answer r
      CROSS JOIN LATERAL (SELECT floor(3600000 * (pg_temp.drawn(v.seed, 5) + CASE v.state WHEN 'met_late' THEN 1 ELSE 0 END))::bigint AS used) u
    ORDER BY v.due_at`

/** The last of each kind is open and to come. */
const windows = `
  CREATE TEMP TABLE owed AS SELECT * FROM commitments WHERE kind = 'engagement' LIMIT 1;
  DELETE FROM commitments WHERE kind = 'engagement';
  CREATE TEMP TABLE drawn_windows AS SELECT d.*, pg_temp.made(row_number() OVER (ORDER BY due_at)) AS id,
      CASE WHEN o = ${windowsEach} THEN 'open' WHEN state > 0.97 THEN 'lapsed' WHEN state > 0.94 THEN 'waived' ELSE ${states('state')} END AS stands
    FROM (SELECT g.account_id, g.id AS agreement_id, k.metric, o, s.state, now() + (o - ${windowsEach}) * interval '90 days' + (0.1 + s.state) * interval '80 days' AS due_at
      FROM acc2 x JOIN agreements g ON g.account_id = x.id, unnest(${kinds}) WITH ORDINALITY AS k (metric, i), generate_series(1, ${windowsEach}) o,
        LATERAL (SELECT pg_temp.drawn(x.n * 1000 + k.i * 100 + o, 6) AS state) s) d
    ORDER BY due_at;
  INSERT INTO commitments (account_id, id, kind, agreement_id, metric, cycle, ordinal, source, state, target, started_at, due_at,
      coverage, zone, policy_version, clauses, plan, clock)
    SELECT v.account_id, v.id, 'engagement', v.agreement_id, v.metric, o, o, w.source, v.stands, w.target, v.due_at - interval '90 days', v.due_at,
      w.coverage, w.zone, w.policy_version, w.clauses, w.plan,
      w.clock || jsonb_build_object('window', w.clock -> 'window' || jsonb_build_object('kind', v.metric, 'ordinal', o, 'number', o,
          'opensAt', (extract(epoch FROM v.due_at - interval '90 days') * 1000)::bigint, 'until', (extract(epoch FROM v.due_at) * 1000)::bigint),
        'reading', w.clock -> 'reading' || jsonb_build_object('state', v.stands, 'dueAt', (extract(epoch FROM v.due_at) * 1000)::bigint))
    FROM owed w CROSS JOIN drawn_windows v;
  UPDATE owed_agreements SET next_timer_at = NULL`

const sessions = `
  INSERT INTO engagements (account_id, id, kind, state, host_id, contact_id, length_minutes, starts_at, ends_at, room, created_at, changed_at)
    SELECT x.id, pg_temp.made(x.n * 6 + k), (${kinds})[2 + k % 4], CASE WHEN k < 5 THEN 'delivered' ELSE 'booked' END, a.tam_id, d.person_id, 60, v.at,
      v.at + interval '1 hour', replace(gen_random_uuid()::text, '-', ''), now(), now()
    FROM acc2 x JOIN accounts a ON a.id = x.id JOIN mandates d ON d.account_id = x.id AND d.is_primary CROSS JOIN generate_series(1, 6) k,
      LATERAL (SELECT CASE WHEN k < 5 THEN now() - (k + pg_temp.drawn(x.n * 6 + k, 7)) * interval '60 days' ELSE now() + (0.05 + pg_temp.drawn(x.n * 6 + k, 7)) * interval '80 days' END AS at) v;
  INSERT INTO success_items (account_id, id, kind, audience, title, state, owner_id, owner_side, since_on, due_on, measure, created_by, created_at, changed_at)
    SELECT x.id, gen_random_uuid(), (ARRAY['use_case', 'objective', 'blocker', 'guidance', 'initiative', 'onboarding'])[1 + k % 6], 'customer', 'Part ' || k,
      (ARRAY['in_use', 'on_track', 'open', 'given', 'running', 'open'])[1 + k % 6], a.tam_id, 'staff', current_date - 100, current_date + k - 6,
      CASE WHEN k % 6 = 1 THEN jsonb_build_object('unit', 'hours', 'baseline', 10, 'target', 2, 'from', to_char(current_date - 100, 'YYYY-MM-DD')) END,
      a.tam_id, now(), now()
    FROM acc2 x JOIN accounts a ON a.id = x.id CROSS JOIN generate_series(1, 12) k;
  INSERT INTO success_values (account_id, id, item_id, measured_on, value, recorded_at)
    SELECT i.account_id, gen_random_uuid(), i.id, current_date - k * 7, 10 - k % 8, now() FROM success_items i, generate_series(1, 10) k WHERE i.kind = 'objective';
  INSERT INTO account_notes (account_id, id, text, is_pinned, written_by, written_at, changed_at)
    SELECT x.id, gen_random_uuid(), 'They deploy on Fridays', k = 1, a.tam_id, now(), now()
    FROM acc2 x JOIN accounts a ON a.id = x.id CROSS JOIN generate_series(1, 3) k`

/** Rows go in quicker than their places in every index: those are built afterwards, as they were. */
const withoutIndices = `
  CREATE TEMP TABLE put_off AS SELECT indexrelid::regclass::text AS name, pg_get_indexdef(indexrelid) AS made
    FROM pg_index WHERE indrelid IN ('commitments'::regclass, 'tickets'::regclass) AND NOT indisunique;
  DO $$ DECLARE i record; BEGIN FOR i IN SELECT * FROM put_off LOOP EXECUTE 'DROP INDEX ' || i.name; END LOOP; END $$`
const withIndices = `
  DO $$ DECLARE i record; BEGIN FOR i IN SELECT * FROM put_off LOOP EXECUTE i.made; END LOOP; END $$`

/** Fills the ledger of a founded desk on which a ticket was opened, and what an account manager works with. */
export const ledgerParts: readonly string[] = [
  ...[draws, hands, withoutIndices, ticketRows, drawnAnswers, answers, windows, withIndices, sessions],
]
