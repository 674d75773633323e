import type { BenchCluster } from './cluster.ts'

/** Copies the open tickets of a desk, with their clocks, until there are so many, in no order; no rule looks on. */
export async function growTo(cluster: BenchCluster, database: string, tickets: number): Promise<number> {
  const [counted] = await cluster.run<{ n: number }>(database, 'SELECT count(*)::int AS n FROM tickets')
  const copies = Math.ceil(tickets / (counted?.n ?? 1)) - 1
  const [ticket, clock, commitment] = await Promise.all(
    ['tickets', 'ticket_clocks', 'commitments'].map((table) => columnsOf(cluster, database, table)),
  )
  await cluster.run(
    database,
    `DO $do$ BEGIN
      SET LOCAL session_replication_role = replica;
      CREATE TEMP TABLE copied ON COMMIT DROP AS
        SELECT t.account_id, t.id AS old, gen_random_uuid() AS new, k FROM tickets t, generate_series(1, ${copies}) k ORDER BY random();
      INSERT INTO tickets (${ticket?.join(', ')})
        SELECT ${as(ticket, { id: 'c.new', number: '10000 * c.k + s.number' })} FROM copied c
        JOIN tickets s ON s.account_id = c.account_id AND s.id = c.old;
      INSERT INTO ticket_clocks (${clock?.join(', ')})
        SELECT ${as(clock, { ticket_id: 'c.new' })} FROM copied c JOIN ticket_clocks s ON s.account_id = c.account_id AND s.ticket_id = c.old;
      INSERT INTO commitments (${commitment?.join(', ')})
        SELECT ${as(commitment, { id: 'gen_random_uuid()', ticket_id: 'c.new' })} FROM copied c
        JOIN commitments s ON s.account_id = c.account_id AND s.ticket_id = c.old;
    END $do$`,
  )
  await cluster.run(database, 'VACUUM ANALYZE')
  const [grown] = await cluster.run<{ n: number }>(
    database,
    `SELECT count(*)::int AS n FROM tickets WHERE status <> 'closed'`,
  )
  return grown?.n ?? 0
}

const as = (columns: readonly string[] = [], other: Readonly<Record<string, string>>): string =>
  columns.map((column) => other[column] ?? `s.${column}`).join(', ')

async function columnsOf(cluster: BenchCluster, database: string, table: string): Promise<readonly string[]> {
  const rows = await cluster.run<{ name: string }>(
    database,
    `SELECT column_name AS name FROM information_schema.columns WHERE table_schema = 'public' AND table_name = $1
       AND is_identity = 'NO' AND is_generated = 'NEVER' ORDER BY ordinal_position`,
    [table],
  )
  return rows.map(({ name }) => name)
}
