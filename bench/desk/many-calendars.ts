import type { BenchCluster } from './cluster.ts'

/** Coverage calendars, all different, that open at one instant, and the tickets that wait for them: ten on each. */
export async function closeCalendars(
  cluster: BenchCluster,
  database: string,
  { calendars, opensAt }: { readonly calendars: number; readonly opensAt: Date },
): Promise<number> {
  const specs = Array.from({ length: calendars }, (_, count) => ({
    key: `bench ${count}`,
    spec: specOf(opensAt, count),
  }))
  await cluster.run(
    database,
    `INSERT INTO coverage_calendars (key, spec, is_open, next_change_at)
     SELECT key, spec, false, $2 FROM jsonb_to_recordset($1) AS r (key text, spec jsonb)`,
    [JSON.stringify(specs), opensAt],
  )
  const [waiting] = await cluster.run<{ n: number }>(
    database,
    `WITH picked AS (SELECT account_id, id, row_number() OVER () AS n FROM tickets WHERE status <> 'closed' LIMIT $1::int * 10),
       moved AS (UPDATE tickets t SET place = 'coverage_closed', coverage_key = 'bench ' || (p.n % $1::int)::text
         FROM picked p WHERE t.account_id = p.account_id AND t.id = p.id RETURNING 1)
     SELECT count(*)::int AS n FROM moved`,
    [calendars],
  )
  await cluster.run(database, 'VACUUM ANALYZE tickets')
  return waiting?.n ?? 0
}

const zones = Intl.supportedValuesOf('timeZone')

/** Opens at the instant by its own zone's clock, every day, for three to seven hours; a holiday makes it one of its kind. */
function specOf(opensAt: Date, count: number) {
  const timeZone = zones[count % zones.length] ?? 'UTC'
  const clock = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
  const opens = clock.format(opensAt)
  const closes = `${String((Number(opens.slice(0, 2)) + 3 + (count % 5)) % 24).padStart(2, '0')}${opens.slice(2)}`
  const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((day) => [day, [[opens, closes]]])
  const holiday = `2030-01-${String(1 + (Math.floor(count / zones.length) % 28)).padStart(2, '0')}`
  return { timeZone, weekly: Object.fromEntries(days), holidays: [holiday] }
}

/** Tickets that still stand where they stood before their calendar opened. */
export async function stillClosed(cluster: BenchCluster, database: string): Promise<number> {
  const [left] = await cluster.run<{ n: number }>(
    database,
    `SELECT count(*)::int AS n FROM tickets WHERE place = 'coverage_closed' AND coverage_key LIKE 'bench %'`,
  )
  return left?.n ?? 0
}
