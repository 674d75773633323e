import pg from 'pg'
import type { BenchCluster } from '../desk/cluster.ts'

/** How much a desk holds; the whole is a hundred times its hundredth in everything that grows with customers. */
export interface Size {
  readonly accounts: number
  readonly lines: number
  readonly releasesPerLine: number
  readonly environments: number
  readonly knownIssues: number
  readonly requests: number
  readonly asks: number
  /** Cards on the road-map: as many as a team makes room for, however many requests there are. */
  readonly placed: number
}
export const whole: Size = {
  ...{ accounts: 5_000, lines: 400, releasesPerLine: 25, environments: 50_000, knownIssues: 400 },
  ...{ requests: 100_000, asks: 1_000_000, placed: 150 },
}
export const hundredth: Size = {
  ...{ accounts: 50, lines: 20, releasesPerLine: 5, environments: 500, knownIssues: 100 },
  ...{ requests: 1_000, asks: 10_000, placed: 150 },
}
/** Lines that are only planned, and how many days lie between two of them. */
const planned = 2
const daysApart = 30

const orderOf = (line: string, minor: string) =>
  `lpad((${line})::text, 9, '0') || '.' || lpad((${minor})::text, 9, '0') || repeat('.000000000', 4) || '~'`

/** Ids in the order of time, as the desk makes them. */
const functions = `
  CREATE FUNCTION pg_temp.made(n bigint) RETURNS uuid LANGUAGE sql VOLATILE AS $$
    SELECT (lpad(to_hex(1750000000000 + n), 12, '0') || '7' || substr(md5(random()::text), 1, 3)
      || '8' || substr(md5(random()::text), 1, 15))::uuid $$`

export const accountsOf = ({ accounts }: Pick<Size, 'accounts'>) => `
  CREATE TEMP TABLE b AS SELECT n, pg_temp.made(n) AS account, pg_temp.made(n) AS person, pg_temp.made(n) AS mandate, pg_temp.made(n) AS agreement
    FROM generate_series(1, ${accounts} - (SELECT count(*) FROM accounts)) n;
  INSERT INTO accounts (id, code, name, manager_id, created_at)
    SELECT account, 'S' || n, 'Further customer ' || n, (SELECT person_id FROM staff LIMIT 1), now() FROM b;
  INSERT INTO people (id, name, locale, zone, created_at) SELECT person, 'Person ' || n, 'en', 'Europe/Berlin', now() FROM b;
  INSERT INTO mandates (account_id, id, person_id, role, is_primary, city, country, zone, from_at)
    SELECT account, mandate, person, 'contact', true, 'Berlin', 'DE', 'Europe/Berlin', now() FROM b;
  INSERT INTO agreements (account_id, id, order_form, policy_version, plan, add_ons, product_ids, starts_on, ends_on, zone, recorded_at, recorded_by)
    SELECT b.account, b.agreement, 'OF-S' || n, a.policy_version, CASE n % 2 WHEN 0 THEN 'standard' ELSE 'premium' END, '{}', '{}',
      a.starts_on, a.ends_on, a.zone, now(), a.recorded_by FROM b, (SELECT * FROM agreements LIMIT 1) a;
  CREATE TEMP TABLE acc AS SELECT id, row_number() OVER (ORDER BY id) AS n FROM accounts`

const releasesOf = ({ lines, releasesPerLine }: Size) => `
  INSERT INTO releases (id, product_id, version, kind, scheme, state, available_on, summary, based_on_id, published_at, created_by, created_at, changed_at)
    SELECT pg_temp.made(line * 1000 + k), p.id, line || '.' || k || '.0', CASE k WHEN 0 THEN 'major' ELSE 'update' END, 'semver', 'published',
      current_date + (line - ${lines} + ${planned}) * ${daysApart} + k * ${daysApart} / ${releasesPerLine} - ${daysApart}, 'What it is about', NULL, now(),
      (SELECT person_id FROM staff LIMIT 1), now(), now()
    FROM products p, generate_series(1, ${lines}) line, generate_series(0, ${releasesPerLine} - 1) k;
  INSERT INTO releases (id, product_id, version, kind, scheme, state, available_on, summary, based_on_id, published_at, created_by, created_at, changed_at)
    SELECT pg_temp.made(n), r.product_id, replace(r.version, '.0.0', '.0.0-hotfix.1'), 'hotfix', 'semver', 'published', r.available_on, NULL, r.id,
      now(), r.created_by, now(), now()
    FROM (SELECT *, row_number() OVER (ORDER BY id) AS n FROM releases WHERE kind = 'major') r WHERE n % 4 = 0;
  INSERT INTO release_accounts (account_id, release_id) SELECT (SELECT id FROM acc WHERE n = 1), id FROM releases WHERE kind = 'hotfix';
  INSERT INTO release_fixes (release_id, id, position, says, is_security)
    SELECT id, gen_random_uuid(), k, 'What was wrong is right', k = 1 FROM releases, generate_series(1, 3) k;
  INSERT INTO release_catalogues (product_id, revision) SELECT id, 1 FROM products ON CONFLICT DO NOTHING`

/** Of so many installations one is the first account's, which grows with the desk as one does that is a customer for long. */
const ofFirst = 50
/** Whose pages are asked for. */
const first = `(SELECT x.n FROM acc x JOIN mandates m ON m.account_id = x.id JOIN people p ON p.id = m.person_id WHERE p.name = 'Contact 0')`

/** More installations run what is new; some say nothing that could be read. */
const environmentsOf = ({ environments, accounts, lines, releasesPerLine }: Size) => `
  INSERT INTO environments (account_id, id, product_id, name, product_version, platform, is_production, created_at, line, version_order)
    SELECT a.id, pg_temp.made(e.n), p.id, 'Installation ' || e.n, CASE WHEN e.dark THEN 'latest' ELSE e.line || '.' || e.minor || '.0' END,
      'RHEL 9', e.n % 3 = 0, now(), CASE WHEN e.dark THEN NULL ELSE e.line::text END, CASE WHEN e.dark THEN NULL ELSE ${orderOf('e.line', 'e.minor')} END
    FROM (SELECT n, random() < 0.01 AS dark, ${lines} - ${planned} - floor(power(random(), 3) * (${lines} - ${planned}))::int AS line,
        floor(random() * ${releasesPerLine})::int AS minor FROM generate_series(1, ${environments}) n) e
    JOIN acc a ON a.n = CASE WHEN e.n % ${ofFirst} = 0 THEN ${first} ELSE 1 + e.n % ${accounts} END CROSS JOIN products p;
  INSERT INTO environment_history (account_id, id, environment_id, kind, version_after, platforms_after, at)
    SELECT account_id, id, id, 'added', product_version, platforms, created_at FROM environments;
  INSERT INTO account_lines (account_id, product_id, line, installations)
    SELECT account_id, product_id, line, count(*) FROM environments WHERE line IS NOT NULL GROUP BY 1, 2, 3;
  INSERT INTO lines_in_use (product_id, line, accounts) SELECT product_id, line, count(*) FROM account_lines GROUP BY 1, 2`

/** Each concerns a twentieth of the lines that are out. */
const faultsOf = ({ lines, knownIssues }: Size) => `
  INSERT INTO known_issues (id, product_id, title, says, affected_range, fixed_in, is_public, created_by, created_at, changed_at)
    SELECT pg_temp.made(n), p.id, 'Issue ' || n, 'It stops', '>=' || l || '.0 <' || l + ${lines} / 20 || '.0', NULL, true,
      (SELECT person_id FROM staff LIMIT 1), now(), now()
    FROM products p, generate_series(1, ${knownIssues}) n, LATERAL (SELECT 1 + floor(random() * (${lines} - ${lines} / 20))::int + 0 * n AS l) x;
  INSERT INTO advisories (id, product_id, severity, title, text, affected, fixed_in, state, revision, published_at, changed_at, written_by, created_at)
    SELECT pg_temp.made(n), p.id, 'high', 'Advisory ' || n, 'Upgrade', '>=' || ${lines} - ${planned} - ${lines} / 20 * n || '.0 <' || ${lines} - ${planned} - ${lines} / 20 * (n - 1) || '.0',
      NULL, 'published', 1, now(), now(), (SELECT person_id FROM staff LIMIT 1), now() FROM products p, generate_series(1, 10) n;
  INSERT INTO advisory_accounts (account_id, id, advisory_id, because, is_named, in_range_then, told_at, told_revision)
    SELECT e.account_id, gen_random_uuid(), a.id, 'in_range', false, count(*), now(), 1 FROM advisories a JOIN environments e
      ON e.version_order >= lpad(substring(a.affected FROM '>=(\\d+)'), 9, '0') AND e.version_order < lpad(substring(a.affected FROM '<(\\d+)'), 9, '0')
    GROUP BY e.account_id, a.id;
  UPDATE advisory_accounts SET progress = (ARRAY['exposed', 'partly', 'upgraded'])[1 + floor(random() * 3)::int];
  UPDATE advisories a SET accounts_told = (SELECT count(*) FROM advisory_accounts t WHERE t.advisory_id = a.id)`

/** A vocabulary of so many words that nobody speaks; each request has five of them. */
const vocabulary = 300
/** A word of letters alone, the same in every desk. */
const wordOf = (place: string) => `translate(substr(md5('word ' || (${place})), 1, 7), '0123456789', 'ghijklmnop')`
const word = (salt: number) => wordOf(`(n * ${salt} + n / ${vocabulary}) % ${vocabulary}`)

const requestsOf = ({ requests, placed }: Size) => `
  INSERT INTO requests (id, product_id, title, wording, status, status_at, visibility, plans, stage, stage_rank, weight, counts, created_at, changed_at)
    SELECT pg_temp.made(n), p.id, ${word(1)} || ' of ' || ${word(7)} || ' ' || n, 'A need for ' || ${word(5)} || ' with ' || ${word(11)},
      CASE WHEN n <= ${placed} THEN 'planned' WHEN n % 50 = 0 THEN 'shipped' ELSE 'noted' END, now(), 'public', '{}',
      CASE WHEN n <= ${placed} THEN (ARRAY['now','next','later'])[1 + n % 3] END, n, 0, '{}', now(), now()
    FROM products p, generate_series(1, ${requests}) n;
  CREATE TEMP TABLE req AS SELECT id, row_number() OVER (ORDER BY id) AS n FROM requests`

/** Few are asked for by very many, most by few. */
const asksOf = ({ asks, accounts, requests }: Size) => `
  INSERT INTO request_asks (account_id, id, request_id, person_id, use_case, asked_at)
    SELECT a.id, pg_temp.made(k.n), r.id, m.person_id, 'We need it because of our own ' || k.n, now()
    FROM (SELECT n, 1 + floor(power(random(), 4) * ${requests})::int AS r FROM generate_series(1, ${asks}) n) k
    JOIN acc a ON a.n = 1 + k.n % ${accounts} JOIN req r ON r.n = k.r
    JOIN mandates m ON m.account_id = a.id AND m.is_primary;
  INSERT INTO request_backers (account_id, request_id, plan, add_ons, asks)
    SELECT k.account_id, k.request_id, g.plan, '{}', count(*) FROM request_asks k JOIN agreements g ON g.account_id = k.account_id GROUP BY 1, 2, 3;
  UPDATE requests r SET weight = c.standard + 3 * c.premium, counts = jsonb_build_object('plans', jsonb_build_object('standard', c.standard, 'premium', c.premium),
      'addOns', '{}'::jsonb, 'furtherAsks', c.asks - c.standard - c.premium, 'advocacy', 0)
    FROM (SELECT request_id, count(*) FILTER (WHERE plan = 'standard') AS standard, count(*) FILTER (WHERE plan = 'premium') AS premium, sum(asks) AS asks
      FROM request_backers GROUP BY request_id) c WHERE c.request_id = r.id;
  UPDATE requests SET counts = '{"plans": {}, "addOns": {}, "furtherAsks": 0, "advocacy": 0}' WHERE counts = '{}';
  INSERT INTO request_changes (id, request_id, to_status, at) SELECT pg_temp.made(n), id, 'noted', now() FROM req`

/** Fills a founded desk up to a size, by statements alone; what is counted by difference is written as it would stand. */
export const fill = (cluster: BenchCluster, database: string, size: Size): Promise<void> =>
  fillWith(cluster, database, [
    ...[accountsOf(size), releasesOf(size), environmentsOf(size), faultsOf(size), requestsOf(size), asksOf(size)],
  ])

/** Runs statements that fill a desk, and sees to it that the planner knows what came of them. */
export async function fillWith(cluster: BenchCluster, database: string, parts: readonly string[]): Promise<void> {
  const client = new pg.Client({ connectionString: cluster.url(database), statement_timeout: 0 })
  await client.connect()
  try {
    await client.query(`SET session_replication_role = replica; SET synchronous_commit = off;
      SET work_mem = '256MB'; SET maintenance_work_mem = '512MB'`)
    for (const part of [functions, ...parts, 'VACUUM ANALYZE']) await client.query(part)
  } finally {
    await client.end()
  }
}
