/** Accounts with an agreement of three years each, begun within one year, in five zones; a third has an account manager. */
export const agreementsOf = (count: number): string => `
  INSERT INTO people (id, name, locale, zone, created_at)
    SELECT gen_random_uuid(), 'Manager ' || n, 'en', 'Europe/Berlin', '2023-01-01' FROM generate_series(1, ${count} / 50) n;
  INSERT INTO staff (person_id, city, country, zone, working_hours, from_at)
    SELECT id, 'Berlin', 'DE', 'Europe/Berlin', '{"weekly":{}}', '2023-01-01' FROM people;
  INSERT INTO staff_roles (person_id, role, from_at) SELECT person_id, 'tam', '2023-01-01' FROM staff;
  CREATE TEMP TABLE m AS SELECT person_id, row_number() OVER (ORDER BY person_id) - 1 AS n FROM staff;
  CREATE TEMP TABLE b AS SELECT n, gen_random_uuid() AS account, gen_random_uuid() AS person, gen_random_uuid() AS agreement,
      (ARRAY['America/Chicago', 'Europe/Berlin', 'Asia/Singapore', 'Asia/Kolkata', 'America/Sao_Paulo'])[1 + n % 5] AS zone,
      CASE WHEN n % 2 = 0 THEN 'standard' ELSE 'premium' END AS plan,
      CASE WHEN n % 3 = 0 THEN '{tam}'::text[] ELSE '{}' END AS add_ons,
      '2023-11-20'::date + (n * 7 % 360)::int AS starts_on
    FROM generate_series(1, ${count}) n;
  INSERT INTO accounts (id, code, name, manager_id, tam_id, created_at)
    SELECT account, 'W' || b.n, 'Customer ' || b.n, m.person_id, CASE WHEN add_ons <> '{}' THEN m.person_id END, '2023-01-01'
    FROM b JOIN m ON m.n = b.n % (SELECT count(*) FROM m);
  INSERT INTO account_counters (account_id, last_ticket) SELECT account, 0 FROM b;
  INSERT INTO people (id, name, locale, zone, created_at) SELECT person, 'Person ' || n, 'en', zone, '2023-01-01' FROM b;
  INSERT INTO mandates (account_id, id, person_id, role, is_primary, city, country, zone, from_at)
    SELECT account, gen_random_uuid(), person, 'contact', true, 'Berlin', 'DE', zone, '2023-01-01' FROM b;
  INSERT INTO agreements (account_id, id, order_form, policy_version, plan, add_ons, product_ids, starts_on, ends_on, zone, recorded_at, recorded_by)
    SELECT b.account, b.agreement, 'OF-' || b.n, p.version, b.plan, b.add_ons, '{}', b.starts_on, b.starts_on + interval '3 years', b.zone,
      '2023-11-01', m.person_id
    FROM b JOIN m ON m.n = b.n % (SELECT count(*) FROM m) CROSS JOIN (SELECT version FROM policy_versions LIMIT 1) p;
  INSERT INTO owed_agreements (account_id, agreement_id, next_timer_at) SELECT account, agreement, '2026-01-01' FROM b;
  ANALYZE`

/** The windows before those that run, each delivered in time: what a desk has behind it in the third year. */
export const historyOf = `
  INSERT INTO commitments (account_id, id, kind, agreement_id, metric, cycle, ordinal, source, state, target, started_at,
      due_at, met_at, ended_at, coverage, zone, policy_version, clauses, clock)
    SELECT c.account_id, gen_random_uuid(), 'engagement', c.agreement_id, c.metric, o, o, c.source, 'met', c.target,
      c.started_at - (c.ordinal - o) * (c.due_at - c.started_at), c.due_at - (c.ordinal - o) * (c.due_at - c.started_at),
      c.due_at - (c.ordinal - o) * (c.due_at - c.started_at) - interval '2 days', NULL, c.coverage, c.zone, c.policy_version, c.clauses,
      jsonb_set(c.clock, '{reading,state}', '"met"')
    FROM (SELECT DISTINCT ON (agreement_id, metric) * FROM commitments WHERE kind = 'engagement' ORDER BY agreement_id, metric, ordinal) c,
      generate_series(1, c.ordinal - 1) o`
