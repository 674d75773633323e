import type { AddressInfo } from 'node:net'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { addAccount, type Door, hire, mandate, openDoor, signIn, worker } from '../../../test/open-door.ts'
import { encodeTypeId } from '../../platform/ids/index.ts'

let door: Door
let base: string
let acme: string
let other: string
let ana: string
const cookies: Record<string, string> = {}
let team: string
let hidden: string
beforeAll(async () => {
  door = await openDoor()
  const bo = await door.person('bo@vendor.test')
  await hire(door, bo)
  acme = await addAccount(door, 'ACME', bo)
  other = await addAccount(door, 'OTHER', bo)
  const people: [string, string][] = [
    ['ana', acme],
    ['cy', acme],
    ['eve', other],
  ]
  for (const [name, accountId] of people) {
    const personId = await door.person(`${name}@customer.test`)
    if (name === 'ana') ana = personId
    await mandate(door, { accountId, personId })
    cookies[name] = await signIn(door, `${name}@customer.test`)
  }
  cookies.bo = await signIn(door, 'bo@vendor.test')
  const productId = door.newId()
  await door.sql(`INSERT INTO products (id, key, name, created_at) VALUES ($1, 'grid', 'Grid', '2026-01-01')`, [
    productId,
  ])
  ;[team, hidden] = [await openTicket(productId, 1, 'team'), await openTicket(productId, 2, 'private')]
  await door.app.listen({ port: 0, host: '127.0.0.1' })
  base = `http://127.0.0.1:${(door.app.server.address() as AddressInfo).port}`
})
afterAll(() => door.close())

async function openTicket(productId: string, number: number, sight: string): Promise<string> {
  const id = door.newId()
  await door.sql(
    `INSERT INTO tickets (account_id, id, number, product_id, kind, subject, status, turn_since, priority, sight, opened_by, is_promised, created_at, updated_at)
     VALUES ($1, $2, $3, $4, 'defect', 'x', 'open', '2026-03-01', 'P1', $5, $6, true, '2026-03-01', '2026-03-01')`,
    [acme, id, number, productId, sight, ana],
  )
  return id
}

let lines: Line[] = []
beforeEach(() => {
  lines = []
})
afterEach(() => {
  for (const line of lines) line.close()
})
interface Line {
  readonly status: number
  readonly text: () => string
  readonly ended: () => boolean
  readonly close: () => void
}
async function watch(cookie: string, headers: Record<string, string> = {}, query = ''): Promise<Line> {
  const abort = new AbortController()
  const answer = await fetch(`${base}/api/v1/events${query}`, { headers: { cookie, ...headers }, signal: abort.signal })
  let text = ''
  let hasEnded = false
  const read = async () => {
    for await (const part of answer.body ?? []) text += Buffer.from(part).toString()
  }
  read()
    .catch(() => undefined)
    .finally(() => {
      hasEnded = true
    })
  const line = { status: answer.status, text: () => text, ended: () => hasEnded, close: () => abort.abort() }
  lines.push(line)
  return line
}
const tell = (
  ticketId: string,
  marker: string,
  more: { audience?: 'staff'; accountId?: string; type?: 'ticket.replied' | 'ticket.noted' } = {},
) =>
  door.openUnit(worker, 'write', (ctx) =>
    ctx.publish({
      type: more.type ?? 'ticket.replied',
      accountId: more.accountId ?? acme,
      subject: { type: 'ticket', id: ticketId },
      data: { marker },
      ...(more.audience ? { audience: more.audience } : {}),
    }),
  )
const seconds = { timeout: 10_000 }

it('tells the account and the staff of what happens, at once and in the same words', async () => {
  const [ana, bo, eve] = [await watch(cookies.ana ?? ''), await watch(cookies.bo ?? ''), await watch(cookies.eve ?? '')]
  await tell(team, 'canary-team')
  await expect.poll(ana.text, seconds).toContain('canary-team')
  await expect.poll(bo.text, seconds).toContain('canary-team')
  expect(ana.text()).toContain(`"subject":{"type":"ticket","id":"${encodeTypeId('tkt', team)}"}`)
  expect(ana.text()).toContain(`"accountId":"${encodeTypeId('acc', acme)}"`)
  expect(ana.text()).toMatch(/^retry: \d+\n\n/)
  expect(eve.text()).not.toContain('canary')
})

it("nothing of a note, of another account or of a colleague's private ticket reaches a customer", async () => {
  const [ana, cy, eve, bo] = [
    await watch(cookies.ana ?? ''),
    await watch(cookies.cy ?? ''),
    await watch(cookies.eve ?? ''),
    await watch(cookies.bo ?? ''),
  ]
  await tell(team, 'canary-note', { type: 'ticket.noted' })
  await tell(team, 'canary-narrowed', { audience: 'staff' })
  await tell(hidden, 'canary-private')
  await tell(team, 'the last one')
  for (const line of [ana, cy, bo]) await expect.poll(line.text, seconds).toContain('the last one')
  expect(ana.text()).toContain('canary-private')
  expect(ana.text()).not.toMatch(/canary-(note|narrowed)/)
  expect(cy.text()).not.toContain('canary')
  expect(eve.text()).not.toMatch(/canary|the last one/)
  expect(bo.text()).toMatch(/canary-note[\s\S]*canary-narrowed[\s\S]*canary-private/)
})

it('goes on after the event last seen, and says so when that is not known', async () => {
  const first = await watch(cookies.ana ?? '')
  await tell(team, 'seen')
  await expect.poll(first.text, seconds).toContain('seen')
  first.close()
  const lastId = first.text().match(/id: (evt_\w+)\n(?![\s\S]*id: evt_)/)?.[1] ?? ''
  await tell(team, 'missed-1')
  await tell(team, 'missed-2', { type: 'ticket.noted' })
  await tell(team, 'missed-3')
  const again = await watch(cookies.ana ?? '', { 'last-event-id': lastId })
  await tell(team, 'live')
  await expect.poll(again.text, seconds).toContain('live')
  expect(again.text()).toMatch(/missed-1[\s\S]*missed-3[\s\S]*live/)
  expect(again.text()).not.toContain('missed-2')
  expect(again.text().match(/missed-1/g)).toHaveLength(1)
  for (const unknown of ['evt_01hzzzzzzzzzzzzzzzzzzzzzzz', '%', "' OR 1=1"]) {
    const lost = await watch(cookies.ana ?? '', { 'last-event-id': unknown })
    await expect.poll(lost.text, seconds).toContain('event: reset')
  }
})

it('an event of another account is as unknown as one that never was', async () => {
  const watching = await watch(cookies.ana ?? '')
  await tell(team, 'of-acme')
  await expect.poll(watching.text, seconds).toContain('of-acme')
  const theirs = /id: (evt_\w+)/.exec(watching.text())?.[1] ?? ''
  const eve = await watch(cookies.eve ?? '', { 'last-event-id': theirs })
  await expect.poll(eve.text, seconds).toContain('event: reset')
})

it('ends within five seconds when the role ends', async () => {
  const gil = await door.person('gil@customer.test')
  await mandate(door, { accountId: acme, personId: gil })
  const line = await watch(await signIn(door, 'gil@customer.test'))
  await door.sql(`UPDATE mandates SET to_at = '2026-02-01' WHERE person_id = $1`, [gil])
  await new Promise((resolve) => setTimeout(resolve, 2_100))
  await tell(team, 'canary-after-the-end')
  await expect.poll(line.ended, seconds).toBe(true)
  expect(line.text()).not.toContain('canary-after-the-end')
})

it('asks to sign in (session.missing), and takes no words that it does not know (request.invalid)', async () => {
  expect((await watch('')).status).toBe(401)
  expect((await watch(cookies.ana ?? '', {}, '?channel=%25')).status).toBe(422)
})

it('opens for no page of another site (session.origin_refused)', async () => {
  const own = { origin: base, 'sec-fetch-site': 'same-origin' }
  expect((await watch(cookies.ana ?? '', own)).status).toBe(200)
  expect((await watch(cookies.ana ?? '', { origin: 'https://evil.test' })).status).toBe(403)
  expect((await watch(cookies.ana ?? '', { 'sec-fetch-site': 'cross-site' })).status).toBe(403)
})

it('an account that is not yours is not there, signed in as you are (account.not_found)', async () => {
  expect((await watch(cookies.ana ?? '', {}, `?accountId=${encodeTypeId('acc', other)}`)).status).toBe(404)
  expect((await watch(cookies.ana ?? '', {}, `?accountId=${encodeTypeId('acc', acme)}`)).status).toBe(200)
})

it('twenty lines of one person are enough (events.too_many)', async () => {
  const open = await Promise.all(Array.from({ length: 20 }, () => watch(cookies.cy ?? '')))
  expect(open.map((line) => line.status)).toEqual(Array(20).fill(200))
  expect((await watch(cookies.cy ?? '')).status).toBe(429)
  open[0]?.close()
  await expect.poll(async () => (await watch(cookies.cy ?? '')).status, seconds).toBe(200)
})

it('no cookie and no session is ever in a frame', async () => {
  const line = await watch(cookies.bo ?? '')
  await tell(team, 'plain')
  await expect.poll(line.text, seconds).toContain('plain')
  expect(line.text()).not.toMatch(/mainstay=|cookie|session/i)
})
