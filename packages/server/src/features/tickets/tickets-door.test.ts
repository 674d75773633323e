import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addAccount, type Door, hire, mandate, openDoor, signIn } from '../../../test/open-door.ts'
import { encodeId } from '../../platform/ids/index.ts'
import { publishPolicy } from '../policies/index.ts'
import { ticketRoutes } from './routes.ts'

let door: Door
let ana: string
let eve: string
let bo: string
let other: string
const policy = new URL('../../../../policy/policies/standard-premium.yaml', import.meta.url)

beforeAll(async () => {
  door = await openDoor({ routes: ticketRoutes })
  const [boId, anaId, eveId] = [
    await door.person('bo@desk.test'),
    await door.person('ana@acme.test'),
    await door.person('eve@else.test'),
  ]
  await hire(door, boId)
  const acme = await addAccount(door, 'ACME', boId)
  other = await addAccount(door, 'ELSE', boId)
  await mandate(door, { accountId: acme, personId: anaId, isPrimary: true })
  await mandate(door, { accountId: other, personId: eveId, isPrimary: true })
  await door.sql(`INSERT INTO products (id, key, name, created_at) VALUES ($1, 'deploy', 'Deploy', '2026-01-01')`, [
    door.newId(),
  ])
  await door.asWorker((ctx) => publishPolicy(ctx, readFileSync(policy, 'utf8')))
  ;[ana, eve, bo] = [
    await signIn(door, 'ana@acme.test'),
    await signIn(door, 'eve@else.test'),
    await signIn(door, 'bo@desk.test'),
  ]
})
afterAll(() => door.close())

const good = { kind: 'defect', subject: 'It stands still', text: 'Since nine.', priority: 'P2' }
const call = (
  cookie: string,
  method: 'GET' | 'POST',
  path: string,
  more: { payload?: object | string; headers?: object } = {},
) =>
  door.app.inject({
    method,
    url: `/api/v1${path}`,
    headers: { cookie, ...(more.payload !== undefined && { 'content-type': 'application/json' }), ...more.headers },
    ...(more.payload !== undefined && { payload: more.payload }),
  })
const open = (payload: object = {}, headers: object = {}) =>
  call(ana, 'POST', '/tickets', { payload: { ...good, ...payload }, headers })
const countTickets = async () => Number((await door.sql('SELECT count(*)::int AS n FROM tickets'))[0]?.n)

describe('bad input is told field by field, and nothing is written', () => {
  it.each([
    ['a subject of 300 kB', { subject: 'x'.repeat(300_000) }, '/subject'],
    [
      'a subject of two lines',
      { subject: 'one\ntwo' },
      '/subject',
      'Write this on one line, without control characters.',
    ],
    ['a missing text', { text: undefined }, '/text', 'This field is needed.'],
    ['a text for a list', { fileIds: 'one' }, '/fileIds', 'This must be a list.'],
    ['an empty subject', { subject: '   ' }, '/subject'],
    ['a number for a text', { text: 7 }, '/text', 'This must be text.'],
    ['a priority that is none', { priority: 'P9' }, '/priority'],
    ['a list for a priority', { priority: ['P0'] }, '/priority'],
    ['an unknown field', { place: 'answer_now' }, '/place'],
    ['an id of another kind', { productId: encodeId('acc', '0190a1b2-0000-7000-8000-000000000000') }, '/productId'],
    ['too many files', { fileIds: Array.from({ length: 21 }, () => 'file_01h455vb4pex5vsknk084sn02q') }, '/fileIds'],
    ['a NUL character', { text: 'a\u0000b' }, '/text'],
  ])('%s is request.invalid', async (_name, payload, pointer, detail = expect.stringMatching(/^[A-Z].*\.$/)) => {
    const before = await countTickets()
    const answer = await open(payload)
    expect(answer.statusCode).toBe(422)
    expect(answer.json()).toMatchObject({ code: 'request.invalid', errors: [{ pointer, detail }] })
    expect(await countTickets()).toBe(before)
  })
  it('a megabyte of subject is request.too_large', async () => {
    const answer = await open({ subject: 'x'.repeat(1_100_000) })
    expect(answer.json()).toMatchObject({ status: 413, code: 'request.too_large' })
  })
  it('what is no JSON is request.unreadable', async () => {
    const answer = await call(ana, 'POST', '/tickets', { payload: '{"kind":' })
    expect(answer.json()).toMatchObject({ code: 'request.unreadable' })
  })
})

describe('the door of tickets', () => {
  it('opens, reads and lists over HTTP, each answer as its contract says', async () => {
    const opened = await open()
    expect(opened.statusCode).toBe(201)
    const { id, number } = opened.json()
    expect(opened.headers.etag).toBe('"1"')
    for (const path of [
      `/tickets/${id}`,
      `/tickets/${number}`,
      `/tickets/${id}/messages`,
      `/tickets/${id}/timeline`,
      `/tickets/${id}/explanation`,
      '/tickets?order=updated&q=stands',
      `/tickets/${id}/priority-preview?priority=P0`,
      '/drafts/new_ticket',
    ]) {
      expect((await call(ana, 'GET', path)).statusCode, path).toBe(200)
    }
    for (const path of [
      `/tickets/${id}`,
      '/tickets?order=deadline&place=not_promised&priority=P1&priority=P2',
      '/queue',
      '/queue?assignee=me',
    ]) {
      expect((await call(bo, 'GET', path)).statusCode, path).toBe(200)
    }
    expect((await call(bo, 'POST', `/tickets/${id}/presence`, { payload: { doing: 'viewing' } })).json()).toEqual({
      others: [],
    })
  })

  it('the same key gives the same ticket, once', async () => {
    const before = await countTickets()
    const headers = { 'idempotency-key': 'one-and-the-same' }
    const [first, second] = [await open({}, headers), await open({}, headers)]
    expect(second.body).toBe(first.body)
    expect(await countTickets()).toBe(before + 1)
  })

  it('a removed secret does not come back by repeating the request that brought it', async () => {
    const headers = { 'idempotency-key': 'with-a-secret' }
    const { id } = (await open({}, {})).json()
    const reply = () =>
      call(ana, 'POST', `/tickets/${id}/messages`, { payload: { audience: 'customer', text: 'swordfish99' }, headers })
    const said = await reply()
    expect(said.statusCode).toBe(201)
    const path = `/tickets/${id}/messages/${said.json().id}/withdrawal`
    expect(
      (await call(ana, 'POST', path, { payload: { passage: 'swordfish99', because: 'a password' } })).statusCode,
    ).toBe(200)
    const again = await reply()
    expect(again.json().id).toBe(said.json().id)
    expect(again.body).not.toContain('swordfish99')
  })

  it('an older version is request.stale (412) with the version now', async () => {
    const { id } = (await open()).json()
    const raise = (version: string) =>
      call(ana, 'POST', `/tickets/${id}/priority`, {
        payload: { priority: version === '"1"' ? 'P1' : 'P0', reason: 'x' },
        headers: { 'if-match': version },
      })
    expect((await raise('"1"')).statusCode).toBe(200)
    const stale = await raise('"1"')
    expect(stale.json()).toMatchObject({ status: 412, code: 'request.stale' })
  })

  it('what is another account’s and what is nobody’s answer the same 404', async () => {
    const { id, number } = (await open()).json()
    const nobodys = encodeId('tkt', door.newId())
    const shown = (answer: { body: string }) => answer.body
    for (const suffix of ['', '/messages', '/timeline', '/explanation', '/priority-preview?priority=P0']) {
      const foreign = await call(eve, 'GET', `/tickets/${id}${suffix}`)
      const none = await call(eve, 'GET', `/tickets/${nobodys}${suffix}`)
      expect(foreign.statusCode).toBe(404)
      expect(shown(foreign), suffix).toBe(shown(none))
      expect(foreign.body).not.toContain(id)
    }
    expect((await call(eve, 'GET', `/tickets/${number}`)).statusCode).toBe(404)
    expect((await call(eve, 'GET', '/tickets/tkt_nonsense')).json()).toMatchObject({ code: 'ticket.not_found' })
    for (const [path, payload] of [
      ['messages', { audience: 'customer', text: 'x' }],
      ['priority', { priority: 'P0', reason: 'x' }],
      ['status', { status: 'closed' }],
      ['attention', { reason: 'x' }],
      ['dissent', { changeId: encodeId('chg', door.newId()), text: 'x' }],
      ['sight', { sight: 'team' }],
      ['kind', { kind: 'question' }],
      ['followers', { follow: true }],
      ['takeover', undefined],
    ] as const) {
      const answer = await call(eve, 'POST', `/tickets/${id}/${path}`, payload ? { payload } : {})
      expect(answer.json(), path).toMatchObject({ status: 404, code: 'ticket.not_found' })
    }
  })

  it('the queue and its decisions are the staff’s own', async () => {
    const { id } = (await open()).json()
    expect((await call(ana, 'GET', '/queue')).statusCode).toBe(403)
    for (const [path, payload] of [
      ['assignee', { assigneeId: 'me' }],
      ['snooze', { until: null }],
      ['attention/acknowledgement', {}],
      ['dissent/ruling', { changeId: encodeId('chg', door.newId()), upheld: true, text: 'x' }],
      ['presence', { doing: 'viewing' }],
    ] as const) {
      expect((await call(ana, 'POST', `/tickets/${id}/${path}`, { payload })).statusCode, path).toBe(403)
    }
    const nobody = await door.app.inject({ method: 'GET', url: '/api/v1/tickets' })
    expect(nobody.json()).toMatchObject({ code: 'session.missing' })
    expect(other).toBeTruthy()
  })
})
