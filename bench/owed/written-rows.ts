import type pg from 'pg'

/** Rows of one table that were written since a mark, as texts; null is null. */
export interface WrittenRows {
  readonly table: string
  readonly columns: readonly string[]
  /** Columns of its primary key. */
  readonly key: readonly string[]
  readonly rows: readonly (readonly (string | null)[])[]
}

/** Values as they travel: what is read is what is sent. */
const asTexts = { getTypeParser: () => (value: string) => value } as unknown as pg.CustomTypesConfig

/** From here on what is written counts. */
export async function mark(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ xid: string }>('SELECT pg_current_xact_id()::text AS xid')
  return rows[0]?.xid ?? '0'
}

/** What stands in the desk's tables that was not there, or otherwise, at the mark: each row once, however often it was written. */
export async function writtenSince(client: pg.Client, xid: string): Promise<readonly WrittenRows[]> {
  const written: WrittenRows[] = []
  for (const { table, columns, key } of await tablesOf(client)) {
    const { rows } = await client.query<string[]>({
      text: `SELECT ${columns.join(', ')} FROM ${table} WHERE xmin::text::bigint > ${xid}`,
      rowMode: 'array',
      types: asTexts,
    })
    if (rows.length > 0) written.push({ table, columns, key, rows })
  }
  return written
}

/** Tables that others refer to come before those. Partitions are read by their whole. */
async function tablesOf(client: pg.Client) {
  const { rows } = await client.query<{ table: string; columns: string[]; key: string[]; needs: string[] }>(`
    SELECT c.oid::regclass::text AS "table",
      (SELECT json_agg(quote_ident(a.attname) ORDER BY a.attnum) FROM pg_attribute a
        WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '') AS columns,
      (SELECT json_agg(quote_ident(a.attname)) FROM pg_index i JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = ANY (i.indkey)
        WHERE i.indrelid = c.oid AND i.indisprimary) AS key,
      coalesce((SELECT json_agg(DISTINCT k.confrelid::regclass::text) FROM pg_constraint k
        WHERE k.conrelid = c.oid AND k.contype = 'f' AND k.confrelid <> c.oid), '[]') AS needs
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p') AND NOT c.relispartition ORDER BY 1`)
  const placed = new Set<string>()
  const ordered: typeof rows = []
  while (ordered.length < rows.length) {
    const next = rows.filter(({ table, needs }) => !placed.has(table) && needs.every((one) => placed.has(one)))
    // tables that need each other come last, as they stand
    const added = next.length > 0 ? next : rows.filter(({ table }) => !placed.has(table))
    for (const one of added) placed.add(one.table)
    ordered.push(...added)
  }
  return ordered.filter(({ key }) => key !== null)
}

interface Statement {
  readonly name: string
  readonly text: string
  readonly values: (row: readonly (string | null)[]) => (string | null)[]
}

/**
 * Writes the rows as somebody would who knew already what they are: one prepared statement a row, one after the other,
 * in one transaction. What stood there before is updated by its key, the rest inserted. Returns how many rows.
 */
export async function writeBare(client: pg.Client, written: readonly WrittenRows[], known: ReadonlySet<string>) {
  let rows = 0
  await client.query('BEGIN')
  for (const part of written) {
    const [insert, update] = [insertOf(part), updateOf(part)]
    for (const row of part.rows) {
      const { name, text, values } = known.has(nameOf(part, row)) ? update : insert
      await client.query({ name, text, values: values(row) })
      rows += 1
    }
  }
  await client.query('COMMIT')
  return rows
}

const keyPlaces = ({ columns, key }: WrittenRows): readonly number[] => key.map((one) => columns.indexOf(one))
const nameOf = (part: WrittenRows, row: readonly (string | null)[]): string =>
  `${part.table} ${keyPlaces(part)
    .map((place) => row[place])
    .join(' ')}`

/** Names of what stands in these tables of a database already. */
export async function knownIn(client: pg.Client, written: readonly WrittenRows[]): Promise<ReadonlySet<string>> {
  const known = new Set<string>()
  for (const { table, key } of written) {
    const text = `SELECT ${key.join(', ')} FROM ${table}`
    const { rows } = await client.query<string[]>({ text, rowMode: 'array', types: asTexts })
    for (const row of rows) known.add(`${table} ${row.join(' ')}`)
  }
  return known
}

function insertOf({ table, columns }: WrittenRows): Statement {
  const places = columns.map((_, index) => `$${index + 1}`)
  return {
    name: `insert ${table}`,
    text: `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${places.join(', ')})`,
    values: (row) => [...row],
  }
}

function updateOf(part: WrittenRows): Statement {
  const places = keyPlaces(part)
  const others = part.columns.flatMap((name, index) => (places.includes(index) ? [] : [{ name, index }]))
  const sets = others.map(({ name }, index) => `${name} = $${places.length + index + 1}`)
  const keys = part.key.map((name, index) => `${name} = $${index + 1}`)
  return {
    name: `update ${part.table}`,
    text: `UPDATE ${part.table} SET ${sets.join(', ')} WHERE ${keys.join(' AND ')}`,
    values: (row) => [...places, ...others.map(({ index }) => index)].map((place) => row[place] ?? null),
  }
}
