import { readFileSync } from 'node:fs'

/** A statement as the product sent it, in one of its transactions. */
export interface Statement {
  readonly text: string
  readonly values: readonly unknown[]
}
interface Line extends Statement {
  readonly connection: number
  readonly rows: readonly Record<string, unknown>[]
}
/** Takes the last whole transaction under a role out of a statement log. */
export function readTransaction(file: string, role: string): readonly Statement[] {
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Line)
  const begins = lines.findLastIndex(({ text }) => text.startsWith('BEGIN') && text.includes(`SET LOCAL ROLE ${role}`))
  const connection = lines[begins]?.connection
  const after = lines.slice(begins + 1).filter((line) => line.connection === connection)
  const ends = after.findIndex(({ text }) => text === 'COMMIT')
  if (begins < 0 || ends < 1) throw new Error(`no transaction under ${role} was recorded`)
  return after.slice(0, ends).map(({ text, values }) => ({ text, values: values.map(asDriverValue) }))
}

/** Bytes come back from JSON as what they were. */
function asDriverValue(value: unknown): unknown {
  const isBytes = typeof value === 'object' && value !== null && 'type' in value && value.type === 'Buffer'
  return isBytes ? Buffer.from((value as unknown as { data: number[] }).data) : value
}

export const uuidShape = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g
export const headsAreRead = (text: string): boolean => text.includes('FROM event_heads') && text.includes('FOR NO KEY')
export const headsAreWritten = (text: string): boolean => text.includes('UPDATE event_heads')
export const ticketIsWritten = (text: string): boolean => text.includes('INSERT INTO tickets (')
export const numberIsTaken = (text: string): boolean => text.includes('INSERT INTO account_counters')
