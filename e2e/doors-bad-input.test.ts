import { spawn } from 'node:child_process'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fillRequest, type Operation, type Pool, readOperations } from './support/api-document.ts'
import { ask, codeOf, type Told } from './support/ask.ts'
import { call } from './support/call.ts'
import { must } from './support/canaries.ts'
import { type DemoFolder, makeDemoFolder } from './support/demo-folder.ts'
import { bin, type DeskProcess, startDesk } from './support/desk-process.ts'
import { type Spoilt, spoilBody } from './support/spoil-body.ts'

let folder: DemoFolder
let desk: DeskProcess
let operations: readonly Operation[]
let own: Pool
beforeAll(async () => {
  folder = await makeDemoFolder()
  desk = await startDesk({ dataDir: folder.path, env: { RATE_PER_PERSON: '0', RATE_PER_SOURCE: '0' } })
  operations = await readOperations(desk)
  own = await idsOfAcme()
})
afterAll(async () => {
  await desk.kill()
  await folder.remove()
})

interface Page<T> {
  readonly items: readonly T[]
}
async function idsOfAcme(): Promise<Pool> {
  const ida = desk.person('Ida').apiKey
  const { items: accounts } = await must<Page<{ id: string; code: string }>>(desk, ida, 'GET /accounts')
  const acc = accounts.find(({ code }) => code === 'ACME')?.id ?? ''
  const idsOf = async (path: string) =>
    (await must<Page<{ id: string }>>(desk, ida, `GET ${path}`)).items.map(({ id }) => id)
  const [tkt = ''] = await idsOf(`/tickets?accountId=${acc}`)
  return {
    acc: [acc],
    tkt: [tkt],
    msg: await idsOf(`/tickets/${tkt}/messages`),
    man: await idsOf(`/accounts/${acc}/contacts`),
    agr: await idsOf(`/accounts/${acc}/agreements`),
    per: await idsOf('/staff'),
    srp: await idsOf('/service-reports'),
    adv: await idsOf(`/accounts/${acc}/advisories`),
  }
}

/** What people and programs changed since, by the audit log; what fires by itself is left out. */
async function changesSince(at: string): Promise<readonly string[]> {
  interface Entry {
    readonly action: string
    readonly at: string
    readonly actor: { readonly type: string }
  }
  const { items } = await must<Page<Entry>>(desk, desk.person('Ida').apiKey, 'GET /audit?limit=100')
  return items.filter((entry) => entry.at > at && entry.actor.type !== 'system').map(({ action }) => action)
}
const now = async () => (await must<{ now: string }>(desk, desk.person('Ida').apiKey, 'GET /me')).now

/** A refusal that a program and a person can use: problem+json, a stable code, a sentence, and nothing that was typed. */
function isClear(told: Told, typed: string): boolean {
  if (!told.headers.get('content-type')?.startsWith('application/problem+json')) return false
  const body = JSON.parse(told.text) as { title: string; code: string; status: number; type: string }
  const isSentence = body.title.length > 10 && body.title.endsWith('.')
  return isSentence && /^[a-z_]+\.[a-z_]+$/.test(body.code) && body.status === told.status && !told.text.includes(typed)
}

const typed = 'typed-by-somebody'
const ticket = { kind: 'defect', subject: typed, text: 'It stops.', priority: 'P2' }
const asText = JSON.stringify(ticket)

describe('a ticket that cannot be read', () => {
  it.each<[string, string | Uint8Array<ArrayBuffer>, string, number, string]>([
    ['broken JSON', `{"subject": "${typed}"`, 'application/json', 400, 'request.unreadable'],
    ['nothing at all', '', 'application/json', 422, 'request.invalid'],
    ['something behind the end', `${asText} {}`, 'application/json', 400, 'request.unreadable'],
    [
      'bytes that are no UTF-8',
      Buffer.from(asText.replace('stops', '\xff\xfe'), 'latin1'),
      'application/json',
      400,
      'request.unreadable',
    ],
    ['another shape', `["${typed}"]`, 'application/json', 422, 'request.invalid'],
    ['null', 'null', 'application/json', 422, 'request.invalid'],
    ['a NUL byte in the text', JSON.stringify({ ...ticket, text: 'a\0b' }), 'application/json', 422, 'request.invalid'],
    [
      'a subject of 1 MB',
      JSON.stringify({ ...ticket, subject: 'x'.repeat(1_048_576) }),
      'application/json',
      413,
      'request.too_large',
    ],
    [
      'a subject of 301 signs',
      JSON.stringify({ ...ticket, subject: 'x'.repeat(301) }),
      'application/json',
      422,
      'request.invalid',
    ],
    [
      'a line break in the subject',
      JSON.stringify({ ...ticket, subject: 'a\r\nBcc: b@c.example' }),
      'application/json',
      422,
      'request.invalid',
    ],
    [
      'a priority that is none',
      JSON.stringify({ ...ticket, priority: 'P9' }),
      'application/json',
      422,
      'request.invalid',
    ],
    ['a form', `subject=${typed}`, 'application/x-www-form-urlencoded', 415, 'request.unsupported_type'],
    ['plain text', asText, 'text/plain', 415, 'request.unsupported_type'],
    ['JSON by another name', asText, 'text/json', 415, 'request.unsupported_type'],
    ['two types at once', asText, 'application/json, text/plain', 415, 'request.unsupported_type'],
    ['JSON in another encoding', asText, 'application/json; charset=utf-16', 415, 'request.unsupported_type'],
    ['a type with a tail', asText, 'application/jsonx', 415, 'request.unsupported_type'],
    ['a type in its letters only', asText, 'application/json;', 415, 'request.unsupported_type'],
  ])('%s: a clear refusal, and no ticket', async (_what, body, type, status, code) => {
    const before = await now()
    const { apiKey } = desk.person('Dana')
    const told = await ask(desk, {
      method: 'POST',
      path: '/api/v1/tickets',
      apiKey,
      body,
      headers: { 'content-type': type },
    })
    expect([told.status, codeOf(told)]).toEqual([status, code])
    expect(isClear(told, typed)).toBe(true)
    expect(await changesSince(before)).toEqual([])
  })
})

/** Whoever may come in at its door: staff, else a customer. */
async function askAllowed(operation: Operation, body: string): Promise<Told> {
  const request = { ...fillRequest(operation, own), body }
  const asStaff = await ask(desk, { ...request, apiKey: desk.person('Ida').apiKey })
  return asStaff.status === 403 ? ask(desk, { ...request, apiKey: desk.person('Dana').apiKey }) : asStaff
}

describe('every operation that takes a body', () => {
  it('refuses unknown fields, wrong types and NUL, naming the field, and changes nothing', async () => {
    const before = await now()
    const wrong: string[] = []
    let sent = 0
    for (const operation of operations) {
      const { body: schema } = operation
      if (!schema || /^\/(auth|setup)/.test(operation.path)) continue
      const good = JSON.parse(fillRequest(operation, own).body ?? '{}') as Record<string, unknown>
      for (const spoilt of spoilBody(schema, good, typed)) {
        const told = await askAllowed(operation, JSON.stringify(spoilt.body))
        sent += 1
        if (!isRefusedFor(told, spoilt))
          wrong.push(`${operation.name} ${spoilt.how}: ${told.status} ${told.text.slice(0, 160)}`)
      }
    }
    console.info(`${sent} spoilt bodies sent`)
    expect(wrong).toEqual([])
    expect(await changesSince(before)).toEqual([])
  })

  it('refuses words in the query that it does not know, page links of its own making and pages of no size', async () => {
    const wrong: string[] = []
    for (const operation of operations.filter(({ method, path }) => method === 'GET' && path !== '/events')) {
      const most = operation.parameters.find(({ name }) => name === 'limit')?.schema.maximum
      const sizes = most === undefined ? [] : ['0', String(most + 1), 'x', '1.5'].map((size) => `limit=${size}`)
      const hasPages = operation.parameters.some(({ name }) => name === 'cursor')
      const tries = ['wat=1', ...sizes, ...(hasPages ? [`cursor=${typed}`] : [])]
      for (const query of tries) {
        // programs that read calendars add words of their own; whoever lacks the secret learns nothing at all
        if (/^\/(auth|calendars)\//.test(operation.path)) continue
        const { path } = fillRequest(operation, own)
        const request = { method: 'GET', path: `${path}${path.includes('?') ? '&' : '?'}${query}` }
        const asStaff = await ask(desk, { ...request, apiKey: desk.person('Ida').apiKey })
        const isForCustomers = asStaff.status === 403
        const told = isForCustomers ? await ask(desk, { ...request, apiKey: desk.person('Dana').apiKey }) : asStaff
        if (told.status !== 422 || !isClear(told, typed)) wrong.push(`${operation.name}?${query}: ${told.status}`)
      }
    }
    expect(wrong).toEqual([])
  })
})

function isRefusedFor(told: Told, { pointer }: Spoilt): boolean {
  if (told.status !== 422 || codeOf(told) !== 'request.invalid' || !isClear(told, typed)) return false
  const { errors } = JSON.parse(told.text) as { errors?: readonly { pointer: string; detail: string }[] }
  return errors?.some((one) => one.pointer.startsWith(pointer) && one.detail.endsWith('.')) === true
}

describe('what the rules do not allow', () => {
  const person = (name: string) => ({
    ...{ name, email: `${name.toLowerCase()}@seats.example`, role: 'contact', city: 'Berlin', country: 'DE' },
    zone: 'Europe/Berlin',
  })
  const contactsOf = async (code: string) => {
    const ida = desk.person('Ida').apiKey
    const account = await must<{ id: string }>(desk, ida, `GET /accounts/${code}`)
    const path = `/accounts/${account.id}/contacts`
    const seats = async () => (await must<{ seats: { used: number; of: number } }>(desk, ida, `GET ${path}`)).seats
    const add = (name: string) => call(desk, ida, `POST ${path}`, { body: person(name) })
    return { seats, add }
  }

  it.each([
    ['ACME', 'Standard', 4, /^\d/],
    ['KITE', 'Premium', 8, /^\d/],
    ['HELIO', 'an order form of its own', 10, /^A2$/],
  ])(
    '%s, with %s, has %i seats: of two who race for the last one gets it, the next is contact.no_seat',
    async (code, _plan, of, clause) => {
      const { seats, add } = await contactsOf(code)
      while ((await seats()).used < of - 1) expect((await add(`Seat${code}${(await seats()).used}`)).status).toBe(201)
      const race = await Promise.all([add(`${code}first`), add(`${code}second`)])
      expect(race.map(({ status }) => status).toSorted()).toEqual([201, 409])
      const before = await now()
      const refused = await add(`${code}next`)
      expect(refused.body).toMatchObject({
        status: 409,
        code: 'contact.no_seat',
        clause: expect.stringMatching(clause),
      })
      expect(await seats()).toEqual({ used: of, of })
      expect(await changesSince(before)).toEqual([])
    },
  )

  it('a zone that is nowhere is calendar.unknown_zone, whoever sends it, and nothing is written', async () => {
    const before = await now()
    const [acc = ''] = own.acc ?? []
    const zone = 'Mars/Olympus_Mons'
    const agreement = { orderForm: 'X-1', plan: 'standard', startsOn: '2027-01-01', endsOn: '2028-01-01' }
    const ida = desk.person('Ida').apiKey
    const { headers } = await ask(desk, { method: 'GET', path: '/api/v1/me', apiKey: desk.person('Dana').apiKey })
    const version = { 'if-match': headers.get('etag') ?? '"1"' }
    const answers = [
      await call(desk, desk.person('Dana').apiKey, 'PATCH /me', { body: { zone }, headers: version }),
      await call(desk, ida, `POST /accounts/${acc}/contacts`, {
        body: { ...person('Marvin'), role: 'observer', zone },
      }),
      await call(desk, ida, `POST /accounts/${acc}/agreements`, { body: { ...agreement, zone } }),
      await call(desk, ida, 'POST /staff', { body: { ...person('Zed'), role: undefined, roles: ['engineer'], zone } }),
    ]
    expect(answers.map(({ body }) => body.code)).toEqual(Array(4).fill('calendar.unknown_zone'))
    expect(await changesSince(before)).toEqual([])
  })

  it('a calendar asked for less than no time, or one that never opens, answers with an error of its own and goes on', async () => {
    const calendar = { timeZone: 'Europe/Berlin', weekly: { mon: [['08:30', '17:30']] }, holidays: [], exceptions: {} }
    const start = '2026-11-23T09:00:00Z'
    const lines = [
      { id: 'less', op: 'add', calendar, start, amountSeconds: -1 },
      { id: 'never', op: 'nextOpen', calendar: { ...calendar, weekly: {} }, start },
      { id: 'nowhere', op: 'add', calendar: { ...calendar, timeZone: 'Mars/Base' }, start, amountSeconds: 60 },
      { id: 'good', op: 'add', calendar, start, amountSeconds: 3600 },
    ]
    const answers = await evaluate(lines.map((one) => JSON.stringify(one)).join('\n'))
    expect(answers.slice(0, 3).map(({ id, error }) => [id, typeof error?.code, error?.detail.endsWith('.')])).toEqual([
      ['less', 'string', true],
      ['never', 'string', true],
      ['nowhere', 'string', true],
    ])
    expect(answers[3]).toEqual({ id: 'good', result: '2026-11-23T10:00:00Z' })
  })
})

interface Evaluated {
  readonly id: string
  readonly result?: string
  readonly error?: { readonly code: string; readonly detail: string }
}
async function evaluate(questions: string): Promise<readonly Evaluated[]> {
  const child = spawn(process.execPath, [bin, 'calendar', 'eval'], { stdio: ['pipe', 'pipe', 'ignore'] })
  child.stdin.end(questions)
  let answers = ''
  for await (const chunk of child.stdout) answers += chunk
  return answers
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Evaluated)
}
