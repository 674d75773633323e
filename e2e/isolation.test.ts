import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fillRequest, type IdPosition, idPositionsOf, type Operation } from './support/api-document.ts'
import { ask, codeOf, type Told } from './support/ask.ts'
import { must } from './support/canaries.ts'
import { inParallel } from './support/in-parallel.ts'
import { type Actor, type IsolationStage, setIsolationStage } from './support/isolation-stage.ts'
import { listenLive, until } from './support/live-frames.ts'
import { nobodysId } from './support/probe-values.ts'
import { readEverything, wordsIn } from './support/read-everything.ts'

let stage: IsolationStage
const figures: Record<string, string> = {}
beforeAll(async () => {
  stage = await setIsolationStage()
})
afterAll(async () => {
  console.info(Object.values(figures).join('\n'))
  await stage.end()
})

const isOwnAffair = ({ path }: Operation) =>
  /^\/(auth|setup|me|api-keys|drafts|notifications|decisions|calendar-feed)(\/|$)/.test(path)
/** Open to whoever comes, so to her as well: it is not her role that lets her write there. */
const isOpenDoor = (operation: Operation) => operation.isOpenToAnyone || isOwnAffair(operation)
const isSignIn = ({ path }: Operation) => /^\/(auth\/|setup$)/.test(path)

describe('nobody', () => {
  it('without a key, with a made-up one, and whoever was somebody once, gets 401 from every operation and nothing else', async () => {
    const { desk, operations, foreign, shutOut } = stage
    const nobodies = Object.entries({ 'no key': undefined, 'a made-up key': `msk_${'A'.repeat(43)}`, ...shutOut })
    const tries = operations
      .filter((one) => !one.isOpenToAnyone)
      .flatMap((operation) => nobodies.map(([who, apiKey]) => ({ operation, who, apiKey })))
    const wrong = await inParallel(tries, async ({ operation, who, apiKey }) => {
      const told = await ask(desk, { ...fillRequest(operation, foreign.ids), apiKey })
      const at = `${who}: ${operation.name}`
      const isShut = told.status === 401 && codeOf(told) === 'session.missing'
      return [
        ...(isShut ? [] : [`${at}: ${told.status}`]),
        ...wordsIn(told, foreign.ofTicket).map((word) => `${at}: ${word}`),
      ]
    })
    figures.nobodies = `${nobodies.length} who may not come in x ${tries.length / nobodies.length} operations`
    expect(wrong.flat()).toEqual([])
  })
})

describe('ids of others', () => {
  it('name nothing: every operation answers them, in path, query and body, as it answers the id of nothing', async () => {
    const before = await stateOfOthers()
    const tries = stage.actors.flatMap((actor) =>
      stage.operations
        .filter((one) => !isSignIn(one))
        .flatMap((operation) => strangeIdsFor(operation, actor).map((strange) => ({ actor, operation, strange }))),
    )
    const compare = async ({ actor, operation, strange }: (typeof tries)[number]) => {
      const { theirs, nobodys } = await askForBoth(operation, actor, strange)
      const at = `${actor.name}: ${operation.name} ${strange.position.name} ${strange.prefix}`
      return {
        different: areAlike(theirs, nobodys) ? [] : [`${at}: ${sayBoth(theirs, nobodys)}`],
        leaks: wordsIn(theirs, actor.forbidden).map((word) => `${at}: ${word}`),
      }
    }
    // reads side by side, while nothing changes; then the changes, one after the other
    const isRead = ({ operation }: (typeof tries)[number]) => operation.method === 'GET'
    const found = [
      ...(await inParallel(tries.filter(isRead), compare)),
      ...(await inParallel(
        tries.filter((one) => !isRead(one)),
        compare,
        1,
      )),
    ]
    figures.strange = `${stage.operations.length} operations x ${stage.actors.length} principals: ${tries.length} ids of others`
    expect(found.flatMap(({ different }) => different)).toEqual([])
    expect(found.flatMap(({ leaks }) => leaks)).toEqual([])
    expect(tries.length).toBeGreaterThan(stage.operations.length)
    expect(await stateOfOthers()).toEqual(before)
  })
})

describe('canaries', () => {
  it('reach those they were written for, so that this test would see them', async () => {
    const { desk, operations, foreign, shared } = stage
    const missed = async (name: string, words: readonly string[], pool = foreign.ids) => {
      const reads = await readEverything(desk, desk.person(name).apiKey, { operations, pool })
      return words.filter(
        (word) => word.startsWith('canary') && reads.every((told) => wordsIn(told, [word]).length === 0),
      )
    }
    const draftOfBo = foreign.ofDrafts.filter((word) => /notedraft|unsent/.test(word))
    expect(await missed('Katrin', foreign.ofTicket)).toEqual([])
    expect(await missed('Katrin', foreign.ofDrafts)).toEqual(draftOfBo)
    expect(await missed('Bo', [...foreign.ofTicket, ...foreign.ofNotes])).toEqual([])
    expect(await missed('Ben', shared.ofTicket, shared.ids)).toEqual([])
  })

  it('of others are nowhere in what anybody reads: pages, files, search, headers', async () => {
    const { desk, operations, own } = stage
    const leaks: string[] = []
    let read = 0
    const readAs = async (actor: Actor) => {
      const answers = [...(await readEverything(desk, actor.key, { operations, pool: own }))]
      for (const word of actor.forbidden.filter((one) => one.startsWith('canary'))) {
        const told = await ask(desk, { method: 'GET', path: `/api/v1/tickets?q=${word}`, apiKey: actor.key })
        const nothing = await ask(desk, { method: 'GET', path: `/api/v1/tickets?q=x${word}x`, apiKey: actor.key })
        if (told.text !== nothing.text) leaks.push(`${actor.name}: search finds ${word}`)
        answers.push({ ...told, operation: 'search' })
        const alike = await ask(desk, { method: 'GET', path: `/api/v1/similar?q=${word}`, apiKey: actor.key })
        answers.push({ ...alike, operation: 'what is alike' })
      }
      read += answers.length
      for (const told of answers)
        leaks.push(...wordsIn(told, actor.forbidden).map((word) => `${actor.name}: ${told.operation}: ${word}`))
    }
    await inParallel(stage.actors, readAs, 4)
    figures.read = `${read} answers read, ${leaks.length} canaries of others in them`
    expect(leaks).toEqual([])
  })

  it('of others are in no frame of live updates, also when resumed after an event of theirs', async () => {
    const { desk, shared } = stage
    const katrin = await listenLive(desk, desk.person('Katrin').apiKey)
    await must(desk, desk.person('Bo').apiKey, `POST /tickets/${stage.foreign.ticketId}/messages`, {
      ...{ audience: 'customer', text: 'One more word.', turn: 'staff' },
    })
    await until(() => /^id: ?evt_/m.test(katrin.text()))
    const eventId = /^id: ?(evt_\w+)/m.exec(katrin.text())?.[1] ?? ''
    for (const { name, key, frames, forbidden } of stage.actors) {
      await until(() => frames.text().includes(shared.ticketId))
      expect(
        forbidden.filter((word) => frames.text().includes(word)),
        name,
      ).toEqual([])
      if (/staff|vendor/.test(name)) continue
      expect(frames.text(), name).not.toContain('"audience":"staff"')
      const theirs = await listenLive(desk, key, eventId)
      const nobodys = await listenLive(desk, key, nobodysId('evt', eventId))
      await until(() => theirs.text().includes('event: reset') && nobodys.text().includes('event: reset'))
      expect(
        forbidden.filter((word) => theirs.text().includes(word)),
        name,
      ).toEqual([])
      for (const line of [theirs, nobodys]) line.hangUp()
    }
    katrin.hangUp()
  })
})

describe('a note to colleagues', () => {
  it('changes nothing that the customer can read: no byte, no count, no version', async () => {
    const { desk, operations, own, shared } = stage
    const bo = desk.person('Bo').apiKey
    const readAsCustomer = async () => {
      const reads = await readEverything(desk, desk.person('Ben').apiKey, { operations, pool: own })
      return reads.map(({ operation, status, headers, text }) => ({
        ...{ operation, status, etag: headers.get('etag'), text },
      }))
    }
    // what differs between two readings in which nothing happened tells of the present: its instants are left out
    const [first, second] = [await readAsCustomer(), await readAsCustomer()]
    const tellsOfNow = new Set(first.filter(({ text }, at) => text !== second[at]?.text).map((read) => read.operation))
    const atRest = (reads: typeof first) =>
      reads.map((read) => (tellsOfNow.has(read.operation) ? { ...read, text: withoutTimes(read.text) } : read))
    expect(atRest(second)).toEqual(atRest(first))
    await must(desk, bo, `POST /tickets/${shared.ticketId}/messages`, { audience: 'staff', text: 'For us alone.' })
    await must(desk, bo, `POST /drafts/${shared.ticketId}.note`, { content: { text: 'And this.' } })
    await must(desk, bo, `POST /tickets/${shared.ticketId}/presence`, { doing: 'writing' })
    expect(atRest(await readAsCustomer())).toEqual(atRest(first))
  })
})

describe('an observer', () => {
  it('changes nothing: every operation that writes refuses her, and the ticket stays as it was', async () => {
    const { desk, own, shared } = stage
    const rosa = desk.person('Rosa').apiKey
    const before = await stateOf(shared.ticketId)
    const done: string[] = []
    for (const operation of stage.operations.filter((one) => one.method !== 'GET' && !isOpenDoor(one))) {
      const told = await ask(desk, { ...fillRequest(operation, own), apiKey: rosa })
      if (told.status < 400 || told.status >= 500) done.push(`${operation.name}: ${told.status}`)
    }
    expect(done).toEqual([])
    expect(await stateOf(shared.ticketId)).toEqual(before)
  })
})

describe('an auditor', () => {
  it('reads and changes nothing: every operation that writes refuses her', async () => {
    const { desk, operations, own, actors } = stage
    const audrey = actors.find(({ name }) => name.startsWith('Audrey'))
    // that she is looking is no change
    const isWrite = (one: Operation) => one.method !== 'GET' && !isOpenDoor(one) && !one.path.endsWith('/presence')
    const writes = operations.filter(isWrite)
    const done = await inParallel(writes, async (operation) => {
      const told = await ask(desk, { ...fillRequest(operation, own), apiKey: audrey?.key })
      return told.status < 400 || told.status >= 500 ? [`${operation.name}: ${told.status}`] : []
    })
    expect(done.flat()).toEqual([])
  })
})

describe('a door that the document does not name', () => {
  it('is no door: other methods get 405 with the ones there are, other addresses 404', async () => {
    const { desk, operations, own } = stage
    const { apiKey } = desk.person('Ida')
    const wrong: string[] = []
    const paths = Map.groupBy(operations, ({ path }) => path)
    for (const [path, named] of paths) {
      const [operation] = named
      if (!operation) continue
      const at = fillRequest(operation, own).path.split('?', 1)[0] ?? ''
      // `contacts/past` is a place of its own, and to another method the contact called `past`
      const known = operations.filter((one) => matches(one.path, at))
      for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']) {
        if (known.some((one) => one.method === method)) continue
        const told = await ask(desk, { method, path: at, apiKey, headers: { 'x-http-method-override': 'GET' } })
        const allowed = known.every((one) => told.headers.get('allow')?.includes(one.method))
        if (told.status !== 405 || !allowed) wrong.push(`${method} ${path}: ${told.status}`)
      }
      for (const further of ['/export', '/print', '/raw', '/search', '/']) {
        if (paths.has(path + further)) continue
        const told = await ask(desk, { method: 'GET', path: at + further, apiKey })
        if (told.status !== 404 && told.status !== 405) wrong.push(`GET ${path}${further}: ${told.status}`)
      }
    }
    for (const path of strangeDoors) {
      const told = await ask(desk, { method: 'GET', path, apiKey })
      if (told.status !== 404) wrong.push(`GET ${path}: ${told.status}`)
    }
    expect(wrong).toEqual([])
  })
})

describe('the log of the process', () => {
  it('holds no key and no word that anybody wrote, whatever was asked and refused', async () => {
    const { desk, actors, shutOut, foreign, secluded, shared } = stage
    const { apiKey } = desk.person('Ana')
    await ask(desk, { method: 'GET', path: `/api/v1/me?api_key=${apiKey}`, apiKey })
    await ask(desk, { method: 'POST', path: '/api/v1/tickets', apiKey, body: `{"text":"${apiKey}"` })
    const log = desk.errors()
    const keys = [apiKey, ...actors.map(({ key }) => key), ...Object.values(shutOut)]
    const words = [foreign, secluded, shared].flatMap(({ ofTicket, ofNotes, ofDrafts }) => [
      ...ofTicket,
      ...ofNotes,
      ...ofDrafts,
    ])
    expect(log).toContain('refused')
    expect(keys.filter((key) => log.includes(key))).toEqual([])
    expect(words.filter((word) => word.startsWith('canary') && log.includes(word))).toEqual([])
  })
})

/** Whether an address is one of a path with parameters. */
const matches = (path: string, address: string): boolean =>
  new RegExp(`^/api/v1${path.replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(address)

const strangeDoors = [
  ...['/api/v1', '/api/v1/', '/api/v2/me', '/api/me', '/api/V1/me', '/api//v1/me', '/api/v1/%2e%2e/v1/me/x'],
  ...[
    'users',
    'messages',
    'notes',
    'search',
    'export',
    'admin',
    'debug',
    'events/all',
    'socket',
    'outbox',
    'people',
  ].map((name) => `/api/v1/${name}`),
  ...['list-sessions', 'ok', 'error', 'callback/x', 'verify-email', 'reset-password/x', 'delete-user/callback'].map(
    (name) => `/api/v1/auth/${name}`,
  ),
]

async function stateOf(ticketId: string): Promise<readonly string[]> {
  const { desk } = stage
  const { apiKey } = desk.person('Bo')
  const parts = ['', '/timeline', '/messages', '/commitments']
  const told = await Promise.all(
    parts.map((part) => ask(desk, { method: 'GET', path: `/api/v1/tickets/${ticketId}${part}`, apiKey })),
  )
  return told.map(({ text }) => text)
}

/** Everything of Helio's, and the secluded ticket, as those read it who may. */
async function stateOfOthers(): Promise<readonly string[]> {
  const { desk, foreign, secluded } = stage
  const { apiKey } = desk.person('Katrin')
  const [accountId = ''] = foreign.ids.acc ?? []
  const paths = ['contacts', 'agreements', 'environments'].map((what) => `/accounts/${accountId}/${what}`)
  const told = await Promise.all(
    [...paths, `/drafts/${foreign.ticketId}`, '/api-keys'].map((path) =>
      ask(desk, { method: 'GET', path: `/api/v1${path}`, apiKey }),
    ),
  )
  return [...told.map(({ text }) => text), ...(await stateOf(foreign.ticketId)), ...(await stateOf(secluded.ticketId))]
}

interface Strange {
  readonly position: IdPosition
  readonly prefix: string
  readonly id: string
}
const strangeIdsFor = (operation: Operation, actor: Actor): readonly Strange[] =>
  idPositionsOf(operation).flatMap((position) =>
    position.prefixes.flatMap((prefix) =>
      actor.strangeIds.flatMap((pool) => (pool[prefix] ?? []).map((id) => ({ position, prefix, id }))),
    ),
  )

async function askForBoth(operation: Operation, actor: Actor, { position, prefix, id }: Strange) {
  const send = (named: string) =>
    ask(stage.desk, { ...fillRequest(operation, stage.own, { position, id: named }), apiKey: actor.key })
  return { theirs: await send(id), nobodys: await send(nobodysId(prefix, id)) }
}

const passing = new Set(['request-id', 'date', 'connection', 'keep-alive'])
const headersOf = ({ headers }: Told) => JSON.stringify([...headers].filter(([name]) => !passing.has(name)))

/** Refusals to the byte; what was done with neither, but for ids, instants and numbers of what is new. */
function areAlike(theirs: Told, nobodys: Told): boolean {
  if (theirs.status !== nobodys.status) return false
  if (theirs.status >= 300) return theirs.text === nobodys.text && headersOf(theirs) === headersOf(nobodys)
  const masked = ({ text }: Told) =>
    withoutTimes(text)
      .replaceAll(/"version":\d+/g, 'version')
      .replaceAll(/\b[A-Z]{2,8}-\d+\b/g, 'number')
  return masked(theirs) === masked(nobodys)
}
/** Without instants and lengths that run, what is new each time, and the signed address of a file. */
const withoutTimes = (text: string): string =>
  text
    .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'at')
    .replaceAll(/"[A-Za-z]+Ms":\d+/g, 'length')
    .replaceAll(/\b[a-z]+_[0-7][0-9a-hjkmnp-tv-z]{25}\b/g, 'id')
    .replaceAll(/"url":"[^"]+"/g, 'url')

const sayBoth = (theirs: Told, nobodys: Told): string =>
  `${theirs.status} ${theirs.text.slice(0, 200)} <> ${nobodys.status} ${nobodys.text.slice(0, 200)}`
