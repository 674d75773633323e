import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  fillRequest,
  type IdPosition,
  idPositionsOf,
  type Operation,
  type Pool,
  readOperations,
} from './support/api-document.ts'
import { ask, codeOf, type Request, type Told } from './support/ask.ts'
import { type Canaries, must, plantCanaries } from './support/canaries.ts'
import { type DeskProcess, startDesk } from './support/desk-process.ts'
import { type LiveFrames, listenLive } from './support/live-frames.ts'
import { nobodysId } from './support/probe-values.ts'

let folder: string
let desk: DeskProcess
let operations: readonly Operation[]
/** Helio's ticket; a ticket that only Ana and the primary see; a ticket of Acme's team with notes on it. */
let foreign: Canaries
let secluded: Canaries
let shared: Canaries
/** Things of Ana's own, where a request has to name one beside the one that is tried. */
let own: Pool
const frames = new Map<string, LiveFrames>()

interface Actor {
  readonly name: string
  readonly key: string
  /** Everything that must never reach them. */
  readonly forbidden: readonly string[]
  /** Ids of what they may not see, by prefix. */
  readonly strangeIds: readonly Pool[]
}
let actors: readonly Actor[]
let revokedKey: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mainstay-isolation-'))
  desk = await startDesk({ dataDir: folder, env: { RATE_PER_PERSON: '0', RATE_PER_SOURCE: '0' } })
  operations = await readOperations(desk)
  const keyOf = (name: string) => desk.person(name).apiKey
  const makeKey = async (maker: string, body: object) =>
    await must<{ secret: string; key: { id: string } }>(desk, keyOf(maker), 'POST /api-keys', {
      ...{ label: 'probe', expiresInDays: 1, ...body },
    }).catch(() => viaSession(maker, body))
  const robot = await makeKey('Dana', {
    robot: true,
    scopes: ['tickets:read', 'tickets:write', 'accounts:read', 'policy:read'],
  })
  const noNotes = await makeKey('Bo', { scopes: ['tickets:read', 'accounts:read', 'policy:read'] })
  const revoked = await makeKey('Ana', { scopes: ['tickets:read'] })
  await revoke('Ana', revoked.key.id)
  revokedKey = revoked.secret
  for (const name of ['Ana', 'Ben', 'Rosa']) frames.set(name, await listenLive(desk, keyOf(name)))
  frames.set('robot', await listenLive(desk, robot.secret))
  foreign = await plantCanaries(desk, { owner: desk.person('Katrin'), sight: 'team' })
  secluded = await plantCanaries(desk, { owner: desk.person('Ana'), sight: 'private' })
  shared = await plantCanaries(desk, { owner: desk.person('Ana'), sight: 'team' })
  await plantAround()
  own = { ...shared.ids, file: shared.ids['file']?.slice(0, 1) ?? [], key: [revoked.key.id], ...(await seenIds('Ana')) }
  const strangers = {
    ...foreign.ids,
    ...foreign.noteIds,
    file: foreign.ids['file'] ?? [],
    ...(await seenIds('Katrin')),
    key: [],
  }
  const everythingOf = ({ ofTicket, ofNotes, ofDrafts }: Canaries) => [...ofTicket, ...ofNotes, ...ofDrafts]
  const ofOthers = [...everythingOf(foreign), ...helioWords]
  const notes = [...secluded.ofNotes, ...shared.ofNotes]
  const colleague = [...ofOthers, ...everythingOf(secluded), ...notes, ...shared.ofDrafts]
  const { acc: _acc, per: _per, ...secludedIds } = secluded.ids
  const pools = [strangers, { ...secludedIds, ...secluded.noteIds }, shared.noteIds]
  actors = [
    {
      name: 'Ana, of another account',
      key: keyOf('Ana'),
      forbidden: [...ofOthers, ...notes],
      strangeIds: [strangers, shared.noteIds],
    },
    { name: 'Ben, a colleague', key: keyOf('Ben'), forbidden: colleague, strangeIds: pools },
    { name: 'Rosa, who only reads', key: keyOf('Rosa'), forbidden: colleague, strangeIds: pools },
    { name: 'a robot of the account', key: robot.secret, forbidden: colleague, strangeIds: pools },
    {
      ...{ name: 'a key of the staff without notes', key: noNotes.secret, strangeIds: [] },
      forbidden: [foreign, secluded, shared].flatMap(({ ofNotes, ofDrafts }) => [...ofNotes, ...ofDrafts]),
    },
  ]
})
afterAll(async () => {
  for (const line of frames.values()) line.hangUp()
  await desk.kill()
  await rm(folder, { recursive: true, force: true })
})

const helioWords: string[] = []
/** What is not on a ticket: an installation, a person and an agreement of Helio's. */
async function plantAround(): Promise<void> {
  const [accountId = ''] = foreign.ids['acc'] ?? []
  const mark = `canaryaround${Date.now()}`
  const ida = desk.person('Ida').apiKey
  await must(desk, ida, `POST /accounts/${accountId}/environments`, {
    ...{ name: `${mark}env`, productVersion: '9.2.1', platform: `${mark}platform`, isProduction: false },
  })
  await must(desk, ida, `POST /accounts/${accountId}/contacts`, {
    ...{ name: `${mark}contact`, email: `${mark}@helio-bank.example`, role: 'contact' },
    ...{ city: 'Berlin', country: 'DE', zone: 'Europe/Berlin' },
  })
  helioWords.push(mark)
}

/** Ids of the account's own things, as its contact reads them. */
async function seenIds(name: string): Promise<Pool> {
  const { apiKey } = desk.person(name)
  const me = await must<{ person: { id: string }; accounts: readonly { id: string }[] }>(desk, apiKey, 'GET /me')
  const at = `/accounts/${me.accounts[0]?.id}`
  const idsOf = async (what: string) =>
    (await must<{ items: readonly { id: string }[] }>(desk, apiKey, `GET ${at}/${what}`)).items.map(({ id }) => id)
  return {
    acc: [me.accounts[0]?.id ?? ''],
    per: [me.person.id],
    man: await idsOf('contacts'),
    agr: await idsOf('agreements'),
    env: await idsOf('environments'),
  }
}

/** Signs in as people do: keys are made in a session, never by a key. */
async function sessionOf(name: string): Promise<string> {
  const { email, password } = desk.person(name)
  const { headers } = await ask(desk, {
    ...{ method: 'POST', path: '/api/v1/auth/sign-in/email', body: JSON.stringify({ email, password }) },
    headers: { origin: desk.url },
  })
  return headers
    .getSetCookie()
    .map((cookie) => cookie.split(';', 1)[0])
    .join('; ')
}
async function viaSession(name: string, body: object): Promise<{ secret: string; key: { id: string } }> {
  const { text, status } = await ask(desk, {
    ...{
      method: 'POST',
      path: '/api/v1/api-keys',
      body: JSON.stringify({ label: 'probe', expiresInDays: 1, ...body }),
    },
    headers: { cookie: await sessionOf(name), origin: desk.url },
  })
  if (status !== 201) throw new Error(`making a key gave ${status}: ${text}`)
  return JSON.parse(text)
}
async function revoke(name: string, id: string): Promise<void> {
  const { status, text } = await ask(desk, {
    ...{ method: 'DELETE', path: `/api/v1/api-keys/${id}` },
    headers: { cookie: await sessionOf(name), origin: desk.url, 'if-match': '"1"' },
  })
  if (status !== 204) throw new Error(`revoking gave ${status}: ${text}`)
}

const passing = new Set(['request-id', 'date', 'connection', 'keep-alive', 'ratelimit-remaining', 'ratelimit-reset'])
const headersOf = ({ headers }: Told) => [...headers].filter(([name]) => !passing.has(name))
/** Two answers alike but for what is new each time: ids, instants and keys of what was made. */
const masked = (told: Told): string =>
  told.text
    .replaceAll(/\b[a-z]+_[0-7][0-9a-hjkmnp-tv-z]{25}\b/g, 'ID')
    .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'AT')
    .replaceAll(/"(version|seq)":\d+/g, 'N')
    .replaceAll(/\b[A-Z]{2,8}-\d+\b/g, 'NUMBER')
const holding = (told: Told, words: readonly string[]): readonly string[] => {
  const everything = `${told.text}\n${[...told.headers].flat().join('\n')}`
  return words.filter((one) => one.length > 0 && everything.includes(one))
}

const isLifeOfKeys = (operation: Operation) => /^\/auth\/|^\/setup$/.test(operation.path)

describe('nobody', () => {
  it('without a session, with a made-up key or with a revoked one gets 401 from every operation, and nothing else', async () => {
    const wrong: string[] = []
    for (const operation of operations.filter((one) => !one.isOpenToAnyone)) {
      for (const apiKey of [undefined, `msk_${'A'.repeat(43)}`, revokedKey]) {
        const told = await ask(desk, { ...fillRequest(operation, foreign.ids), apiKey })
        if (told.status !== 401 || codeOf(told) !== 'session.missing') wrong.push(`${operation.name}: ${told.status}`)
        expect(holding(told, foreign.ofTicket)).toEqual([])
      }
    }
    expect(wrong).toEqual([])
  })
})

describe('ids of others', () => {
  it('name nothing: every operation answers them, in path, query and body, as it answers an id of nobody', async () => {
    const different: string[] = []
    const leaks: string[] = []
    let tried = 0
    for (const actor of actors) {
      for (const operation of operations.filter((one) => !isLifeOfKeys(one))) {
        for (const { position, prefix, id } of strangeIdsFor(operation, actor)) {
          const request = (named: string): Request => ({
            ...fillRequest(operation, own, { position, id: named }),
            apiKey: actor.key,
          })
          const suffix = id.slice(prefix.length + 1).includes('.') ? '.note' : ''
          const theirs = await ask(desk, request(id))
          const nobodys = await ask(desk, request(nobodysId(prefix, id.replace('.note', '')) + suffix))
          tried += 1
          const at = `${actor.name}: ${operation.name} ${position.where} ${position.name} ${prefix}`
          if (!areAlike(theirs, nobodys)) different.push(`${at}: ${sayDifference(theirs, nobodys)}`)
          leaks.push(...holding(theirs, actor.forbidden).map((word) => `${at}: ${word}`))
        }
      }
    }
    console.info(`${tried} ids of others tried at ${operations.length} operations`)
    expect(different).toEqual([])
    expect(leaks).toEqual([])
    expect(tried).toBeGreaterThan(operations.length)
  })
})

function areAlike(theirs: Told, nobodys: Told): boolean {
  if (theirs.status !== nobodys.status) return false
  if (theirs.status < 300) return masked(theirs) === masked(nobodys)
  return theirs.text === nobodys.text && JSON.stringify(headersOf(theirs)) === JSON.stringify(headersOf(nobodys))
}
const sayDifference = (theirs: Told, nobodys: Told): string =>
  `${theirs.status} ${theirs.text.slice(0, 200)} <> ${nobodys.status} ${nobodys.text.slice(0, 200)}`

interface Strange {
  readonly position: IdPosition
  readonly prefix: string
  readonly id: string
}
function strangeIdsFor(operation: Operation, actor: Actor): readonly Strange[] {
  return idPositionsOf(operation).flatMap((position) =>
    position.prefixes.flatMap((prefix) =>
      actor.strangeIds.flatMap((pool) => (pool[prefix] ?? []).map((id) => ({ position, prefix, id }))),
    ),
  )
}
