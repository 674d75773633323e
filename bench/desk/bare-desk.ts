import { readFileSync } from 'node:fs'
import fastify from 'fastify'
import pg from 'pg'
import { systemRandomness, uuidV7 } from '../../packages/server/src/platform/ids/uuid-v7.ts'
import type { AccountIds, Played, PlayedStatement, Template } from './templates.ts'

/*
 * The yardstick: Fastify and pg, the statements of the desk as they were recorded, prepared, one transaction, the same
 * JSON. No sign-in, no validation, no row security, no audit.
 */

export interface BarePlan {
  readonly databaseUrl: string
  readonly accounts: readonly AccountIds[]
  readonly opening: Played
  readonly opened: unknown
  readonly reading: Played
  readonly read: unknown
}

const plan = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8'), asBytes) as BarePlan
const pool = new pg.Pool({ connectionString: plan.databaseUrl, max: 10 })
const makeId = uuidV7(systemRandomness())
const app = fastify()
type Slots = Record<string, string | number>

app.post('/open', async (_request, reply) => {
  const own = plan.accounts[Math.floor(Math.random() * plan.accounts.length)]
  const slots: Slots = { ...own }
  for (let count = 0; count < plan.opening.fresh; count++) slots[`fresh${count}`] = makeId(Date.now())
  await play('BEGIN', plan.opening.statements, slots)
  return reply.code(201).send(plan.opened)
})
app.get('/queue', async () => {
  await play('BEGIN READ ONLY', plan.reading.statements, {})
  return plan.read
})
app.get('/readyz', async () => ({ ready: true }))
process.stdout.write(`${await app.listen({ port: 0, host: '127.0.0.1' })}\n`)
process.once('SIGTERM', () => void app.close().then(() => pool.end()))

async function play(begin: string, statements: readonly PlayedStatement[], slots: Slots): Promise<void> {
  const client = await pool.connect()
  let fault: Error | undefined
  try {
    await client.query(begin)
    for (const { name, text, values, gives } of statements) {
      const { rows } = await client.query({ name, text, values: values.map((value) => filled(value, slots)) })
      if (gives === 'number') slots.number = Number(rows[0]?.number)
      if (gives === 'event_seq') for (let k = 1; k < 9; k++) slots[`seq${k}`] = Number(rows[0]?.event_seq) + k
    }
    await client.query('COMMIT')
  } catch (error) {
    fault = error instanceof Error ? error : new Error('failed')
    throw error
  } finally {
    client.release(fault)
  }
}

function filled(value: Template, slots: Slots): unknown {
  if ('constant' in value) return value.constant
  let text = ''
  for (const [index, piece] of value.pieces.entries()) text += index % 2 === 0 ? piece : slots[piece]
  return text
}

/** Bytes went through JSON. */
function asBytes(_name: string, value: unknown): unknown {
  const isBytes = typeof value === 'object' && value !== null && 'type' in value && value.type === 'Buffer'
  return isBytes ? Buffer.from((value as unknown as { data: number[] }).data) : value
}
