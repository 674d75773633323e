import { endpoint } from '@mainstay/contracts/endpoint'
import { Refusal } from '@mainstay/contracts/problems'
import { sql } from 'kysely'
import { z } from 'zod'
import { readCursor, writeCursor } from '../src/platform/http/cursor.ts'
import { serve } from '../src/platform/http/route.ts'
import { requireCurrentVersion } from '../src/platform/http/versions.ts'

// A slice as small as one can be, over the settings table: enough to try each promise of the door.

const Sign = z.object({ key: z.string(), subject: z.string(), version: z.number().int() })
const body = z.object({ subject: z.string().min(1).max(200), tags: z.array(z.object({ name: z.string() })).optional() })

const hangSign = endpoint({
  method: 'POST',
  path: '/signs',
  summary: 'Hang a sign',
  tag: 'Signs',
  status: 201,
  body,
  returns: Sign,
  refuses: [],
})
const takeSign = endpoint({
  method: 'POST',
  path: '/signs/:key/taking',
  summary: 'Take a sign down once',
  tag: 'Signs',
  ifMatch: 'honoured',
  params: z.object({ key: z.uuid() }),
  returns: Sign,
  refuses: ['message.not_found', 'message.withdrawn'],
})
const changeSign = endpoint({
  method: 'PATCH',
  path: '/signs/:key',
  summary: 'Change a sign',
  tag: 'Signs',
  ifMatch: 'required',
  params: z.object({ key: z.uuid() }),
  body,
  returns: Sign,
  refuses: ['message.not_found'],
})
const listSigns = endpoint({
  method: 'GET',
  path: '/signs',
  summary: 'Signs',
  tag: 'Signs',
  query: z.object({
    q: z.string().optional(),
    limit: z.coerce.number().int().min(1).max(100).default(50),
    cursor: z.string().optional(),
  }),
  returns: z.object({ items: z.array(Sign), nextCursor: z.string().nullable() }),
  refuses: ['request.cursor_invalid'],
})
const breakContract = endpoint({
  method: 'GET',
  path: '/broken',
  summary: 'Answers more than it announced',
  tag: 'Signs',
  returns: z.object({}),
  refuses: [],
})
const fault = endpoint({
  method: 'GET',
  path: '/fault',
  summary: 'Fails',
  tag: 'Signs',
  returns: z.object({}),
  refuses: [],
})

interface Row {
  key: string
  value: { subject: string; version: number; taken?: boolean }
}
const view = ({ key, value }: Row) => ({ key, subject: value.subject, version: value.version })

export const signEndpoints = [hangSign, takeSign, changeSign, listSigns]
export const signRoutes = [
  serve(hangSign, async (ctx, input) => {
    const row: Row = { key: ctx.newId(), value: { subject: input.body.subject, version: 1 } }
    await sql`INSERT INTO settings (key, value, changed_at) VALUES (${row.key}, ${JSON.stringify(row.value)}::jsonb, ${new Date(await ctx.now())})`.execute(
      ctx.db,
    )
    await ctx.publish({ type: 'staff.changed', subject: { type: 'person', id: row.key } })
    return view(row)
  }),
  serve(takeSign, async (ctx, input) => {
    const {
      rows: [row],
    } = await sql<Row>`SELECT key, value FROM settings WHERE key = ${input.params.key} FOR UPDATE`.execute(ctx.db)
    if (!row) throw new Refusal('message.not_found')
    requireCurrentVersion(ctx, row.value.version)
    if (row.value.taken) throw new Refusal('message.withdrawn')
    const value = { ...row.value, taken: true, version: row.value.version + 1 }
    await sql`UPDATE settings SET value = ${JSON.stringify(value)}::jsonb WHERE key = ${row.key}`.execute(ctx.db)
    return view({ ...row, value })
  }),
  serve(changeSign, async (ctx, input) => {
    const {
      rows: [row],
    } = await sql<Row>`SELECT key, value FROM settings WHERE key = ${input.params.key} FOR UPDATE`.execute(ctx.db)
    if (!row) throw new Refusal('message.not_found')
    requireCurrentVersion(ctx, row.value.version)
    const value = { subject: input.body.subject, version: row.value.version + 1 }
    await sql`UPDATE settings SET value = ${JSON.stringify(value)}::jsonb WHERE key = ${row.key}`.execute(ctx.db)
    return view({ ...row, value })
  }),
  serve(listSigns, async (ctx, { query }) => {
    const [after = ''] = readCursor(ctx, query.cursor, z.tuple([z.string()])) ?? []
    const { rows } =
      await sql<Row>`SELECT key, value FROM settings WHERE key > ${after} AND value ? 'subject' ORDER BY key LIMIT ${query.limit}`.execute(
        ctx.db,
      )
    const last = rows.at(-1)
    return {
      items: rows.map(view),
      nextCursor: rows.length === query.limit && last ? writeCursor(ctx, [last.key]) : null,
    }
  }),
  serve(breakContract, async () => JSON.parse('{"secret":"internal"}')),
  serve(fault, async () => {
    throw new Error('password=hunter2 in a message of ours')
  }),
]
