import { createAccountEndpoint } from '@mainstay/contracts/accounts'
import { listAuditEndpoint } from '@mainstay/contracts/audit'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openDesk, type ScenarioDesk } from '../../../test/desk.ts'
import { encodeId } from '../../platform/ids/index.ts'

let desk: ScenarioDesk
let ticketId: string
beforeAll(async () => {
  desk = await openDesk({ at: 'Tue 10:00', account: 'premium in America/Chicago' })
  const ticket = await desk.contact('ana').opens({ priority: 'P2', text: 'CANARY7391 typed by Ana' })
  ticketId = ticket.id
  await desk.engineer('bo').changesPriority(ticket, 'P1', 'CANARY7391 reason')
  await desk.engineer('bo').notes(ticket, 'CANARY7391 note')
})
afterAll(() => desk.close())

const list = (name: 'ida' | 'bo' | 'marta', query = {}) => desk.act(desk.people[name], listAuditEndpoint, { query })
const refusal = (attempt: Promise<unknown>): Promise<unknown> =>
  attempt.then(
    () => 'done',
    (error: { code?: string }) => error.code,
  )

it('every change stands in the log with who and when, newest first', async () => {
  const { items } = await list('ida', { subjectId: ticketId })
  expect(items.map(({ action }) => action)).toEqual(
    expect.arrayContaining(['ticket.opened', 'ticket.priority_changed', 'ticket.noted']),
  )
  expect(items.find(({ action }) => action === 'ticket.priority_changed')?.actor.person?.name).toBe('Bo')
  expect(items.map(({ seq }) => seq)).toEqual(items.map(({ seq }) => seq).sort((a, b) => b - a))
})
it('the log keeps hashes of what people typed, never the words', async () => {
  expect(JSON.stringify(await list('ida'))).not.toContain('CANARY7391')
  expect(JSON.stringify(await desk.sql('SELECT facts, texts FROM audit_entries'))).not.toContain('CANARY7391')
})
it('each entry says what changed, in codes alone, and carries its link of the chain', async () => {
  const [raised] = (await list('ida', { subjectId: ticketId, action: 'ticket.priority_changed' })).items
  expect(raised?.facts).toMatchObject({ from: 'P2', to: 'P1' })
  const [kept] = await desk.sql<{ hash: string }>(
    `SELECT encode(hash, 'hex') AS hash FROM audit_entries WHERE action = 'ticket.priority_changed'`,
  )
  expect(raised?.hash).toBe(kept?.hash)
  expect(raised?.hash).toMatch(/^[0-9a-f]{64}$/)
})
it('another account’s entries are not among those of one', async () => {
  const body = { code: 'OTHER', name: 'Other', managerId: encodeId('per', desk.people.marta) }
  const other = await desk.act(desk.people.ida, createAccountEndpoint, { body })
  const ofOther = (await list('ida', { accountId: other.id })).items
  expect(ofOther.map(({ accountId, action }) => [accountId, action])).toEqual([[other.id, 'account.created']])
})
it('an account, a subject and an action narrow it; a page leads to the next without gap or repeat', async () => {
  const opened = await list('ida', { accountId: desk.accountId, action: 'ticket.opened' })
  expect(opened.items).toHaveLength(1)
  const whole = (await list('ida', { accountId: desk.accountId })).items.map(({ id }) => id)
  const paged: string[] = []
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page = await list('ida', { accountId: desk.accountId, limit: '3', ...(cursor && { cursor }) })
    paged.push(...page.items.map(({ id }) => id))
    cursor = page.nextCursor
  }
  expect(paged).toEqual(whole)
})
it('an engineer and a technical account manager are refused with access.denied or see nothing of it', async () => {
  expect(['access.denied', 'audit.not_found', 'request.not_found']).toContain(await refusal(list('bo')))
  expect(await refusal(list('marta'))).toBe(await refusal(list('bo')))
})
it('a page link that is not ours is refused with request.cursor_invalid', async () => {
  expect(await refusal(list('ida', { cursor: 'bm90IG91cnMsIG5vdCBvdXJzIGF0IGFsbA' }))).toBe('request.cursor_invalid')
})
