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

const states = (
  random: string,
) => `CASE WHEN ${random} < 0.7 THEN 'met' WHEN ${random} < 0.8 THEN 'met_late' WHEN ${random} < 0.86 THEN 'breached'
  WHEN ${random} < 0.94 THEN 'superseded' ELSE 'cancelled' END`

/** One in a hundred still runs; its due time is to come. */
const answers = `
  CREATE TEMP TABLE answer AS SELECT * FROM commitments WHERE kind = 'response' LIMIT 1;
  CREATE TEMP TABLE terms AS SELECT t.hash, t.terms FROM commitment_terms t JOIN answer r ON r.terms_hash = t.hash LIMIT 1;
  INSERT INTO commitment_terms (account_id, hash, terms) SELECT a.id, t.hash, jsonb_set(t.terms, '{plan}', to_jsonb(g.plan))
    FROM accounts a JOIN agreements g ON g.account_id = a.id CROSS JOIN terms t ON CONFLICT DO NOTHING;
  INSERT INTO tickets (account_id, id, number, product_id, kind, subject, status, turn_since, priority, sight, opened_by, assignee_id,
      is_promised, created_at, updated_at)
    SELECT x.id, pg_temp.made(x.n * ${tickets} + k), 100 + k, (SELECT id FROM products LIMIT 1), 'defect', 'It stopped', CASE k % 10 WHEN 0 THEN 'open' ELSE 'closed' END,
      now(), (ARRAY['P0', 'P1', 'P2', 'P3', 'P4'])[1 + k % 5], 'team', d.person_id,
      (SELECT id FROM people WHERE name = 'Engineer ' || 2 + (x.n + k) % 6), true, now(), now()
    FROM acc2 x JOIN mandates d ON d.account_id = x.id AND d.is_primary CROSS JOIN generate_series(1, ${tickets}) k;
  INSERT INTO commitments (account_id, id, kind, ticket_id, metric, cycle, ordinal, source, state, priority, target, started_at, due_at,
      coverage, zone, policy_version, clauses, terms_hash, clock, next_timer_at)
    SELECT t.account_id, gen_random_uuid(), 'response', t.id, r.metric, 1, o, CASE WHEN random() < 0.05 THEN 'person' ELSE 'policy' END,
      v.state, t.priority, r.target, v.due - interval '1 hour', v.due, r.coverage, r.zone, r.policy_version, r.clauses, r.terms_hash,
      jsonb_set(r.clock, '{state}', to_jsonb(v.state)), CASE WHEN v.state = 'running' THEN v.due END
    FROM answer r, (SELECT * FROM tickets WHERE number > 100) t, generate_series(1, ${answersEach}) o,
      LATERAL (SELECT random() AS state, random() AS age, t.id) s,
      LATERAL (SELECT CASE WHEN s.age < 0.01 THEN 'running' ELSE ${states('s.state')} END AS state,
        CASE WHEN s.age < 0.01 THEN now() + s.state * interval '30 days' + interval '1 day' ELSE now() - s.age * interval '3 years' END AS due) v`

/** The last of each kind is open and to come. */
const windows = `
  CREATE TEMP TABLE owed AS SELECT * FROM commitments WHERE kind = 'engagement' LIMIT 1;
  DELETE FROM commitments WHERE kind = 'engagement';
  INSERT INTO commitments (account_id, id, kind, agreement_id, metric, cycle, ordinal, source, state, target, started_at, due_at,
      coverage, zone, policy_version, clauses, clock)
    SELECT g.account_id, gen_random_uuid(), 'engagement', g.id, k.metric, o, o, w.source, v.state, w.target, v.due - interval '90 days', v.due,
      w.coverage, w.zone, w.policy_version, w.clauses,
      w.clock || jsonb_build_object('window', w.clock -> 'window' || jsonb_build_object('kind', k.metric, 'ordinal', o, 'number', o,
          'opensAt', (extract(epoch FROM v.due - interval '90 days') * 1000)::bigint, 'until', (extract(epoch FROM v.due) * 1000)::bigint),
        'reading', w.clock -> 'reading' || jsonb_build_object('state', v.state, 'dueAt', (extract(epoch FROM v.due) * 1000)::bigint))
    FROM owed w, agreements g, unnest(${kinds}) AS k (metric), generate_series(1, ${windowsEach}) o,
      LATERAL (SELECT random() AS state, g.id, o AS n) s,
      LATERAL (SELECT CASE WHEN o = ${windowsEach} THEN 'open' WHEN s.state > 0.97 THEN 'lapsed' WHEN s.state > 0.94 THEN 'waived' ELSE ${states('s.state')} END AS state,
        now() + (o - ${windowsEach}) * interval '90 days' + (0.1 + s.state) * interval '80 days' AS due) v;
  UPDATE owed_agreements SET next_timer_at = NULL`

const sessions = `
  INSERT INTO engagements (account_id, id, kind, state, host_id, contact_id, length_minutes, starts_at, ends_at, room, created_at, changed_at)
    SELECT x.id, pg_temp.made(x.n * 6 + k), (${kinds})[2 + k % 4], CASE WHEN k < 5 THEN 'delivered' ELSE 'booked' END, a.tam_id, d.person_id, 60, v.at,
      v.at + interval '1 hour', replace(gen_random_uuid()::text, '-', ''), now(), now()
    FROM acc2 x JOIN accounts a ON a.id = x.id JOIN mandates d ON d.account_id = x.id AND d.is_primary CROSS JOIN generate_series(1, 6) k,
      LATERAL (SELECT CASE WHEN k < 5 THEN now() - (k + random()) * interval '60 days' ELSE now() + (0.05 + random()) * interval '80 days' END AS at) v;
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

/** A million rows go in quicker than their places in every index: those are built afterwards, as they were. */
const withoutIndices = `
  CREATE TEMP TABLE put_off AS SELECT indexrelid::regclass::text AS name, pg_get_indexdef(indexrelid) AS made
    FROM pg_index WHERE indrelid = 'commitments'::regclass AND NOT indisunique;
  DO $$ DECLARE i record; BEGIN FOR i IN SELECT * FROM put_off LOOP EXECUTE 'DROP INDEX ' || i.name; END LOOP; END $$`
const withIndices = `
  DO $$ DECLARE i record; BEGIN FOR i IN SELECT * FROM put_off LOOP EXECUTE i.made; END LOOP; END $$`

/** Fills the ledger of a founded desk on which a ticket was opened, and what an account manager works with. */
export const ledgerParts: readonly string[] = [hands, withoutIndices, answers, windows, withIndices, sessions]
