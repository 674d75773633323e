import { type Operation, type Pool, readOperations } from './api-document.ts'
import { call } from './call.ts'
import { type Canaries, must, plantCanaries } from './canaries.ts'
import { makeDemoFolder } from './demo-folder.ts'
import { type DeskProcess, startDesk } from './desk-process.ts'
import { type LiveFrames, listenLive } from './live-frames.ts'
import { makeKey } from './sessions.ts'
import { hire, makeExpiredKey, shutOutKeys } from './shut-out.ts'

export interface Actor {
  readonly name: string
  readonly key: string
  /** Everything that must never reach them. */
  readonly forbidden: readonly string[]
  /** Ids of what they may not see, by prefix. */
  readonly strangeIds: readonly Pool[]
  readonly frames: LiveFrames
}
export interface IsolationStage {
  readonly desk: DeskProcess
  readonly operations: readonly Operation[]
  /** Helio's ticket; one that only Ana and the primary see; one of Acme's team. Each with notes on it. */
  readonly foreign: Canaries
  readonly secluded: Canaries
  readonly shared: Canaries
  /** Things of Acme's, where a request has to name one beside the one that is tried. */
  readonly own: Pool
  readonly actors: readonly Actor[]
  /** Keys that open nothing any more, by what they were. */
  readonly shutOut: Readonly<Record<string, string>>
  end(): Promise<void>
}

/** A running desk with canaries in two accounts and everybody who must not see some of them. */
export async function setIsolationStage(): Promise<IsolationStage> {
  const folder = await makeDemoFolder()
  const expired = await makeExpiredKey(folder.path)
  const desk = await startDesk({
    dataDir: folder.path,
    env: { RATE_PER_PERSON: '0', RATE_PER_SOURCE: '0', RATE_PER_ACCOUNT: '0', READ_BUDGET: '0', LOG_LEVEL: 'debug' },
  })
  const robotScopes = ['tickets:read', 'tickets:write', 'accounts:read', 'policy:read']
  const robot = await makeKey(desk, 'Dana', { robot: true, scopes: robotScopes })
  const noNotes = await makeKey(desk, 'Bo', { scopes: ['tickets:read', 'accounts:read', 'policy:read'] })
  const vendorRobot = await makeKey(desk, 'Ida', { robot: true, scopes: ['tickets:read', 'accounts:read'] })
  const { accounts } = await must<{ accounts: readonly { id: string }[] }>(desk, desk.person('Ana').apiKey, 'GET /me')
  const acme = accounts[0]?.id ?? ''
  const { revokedId, ...others } = await shutOutKeys(desk, acme)
  const shutOut = { 'a key that ran out': expired, ...others }
  const every = ['tickets:read', 'tickets:write', 'notes:read', 'notes:write', 'accounts:read', 'accounts:write']
  const staffScopes = [...every, 'policy:read', 'audit:read', 'own:write', 'settings:write']
  const lin = await hire(desk, 'Lin', { roles: ['engineer', 'lead'], sight: 'named', accountIds: [acme] })
  const limited = await makeKey(desk, lin, { scopes: staffScopes })
  const auditor = await makeKey(desk, await hire(desk, 'Audrey', { roles: ['auditor'] }), { scopes: staffScopes })
  const keys = {
    ana: desk.person('Ana').apiKey,
    ben: desk.person('Ben').apiKey,
    rosa: desk.person('Rosa').apiKey,
    robot: robot.secret,
    noNotes: noNotes.secret,
    vendorRobot: vendorRobot.secret,
    limited: limited.secret,
    auditor: auditor.secret,
  }
  const listening = await Promise.all(
    Object.entries(keys).map(async ([name, key]) => [name, await listenLive(desk, key)] as const),
  )
  const planted = await plantAll(desk)
  const own = {
    ...planted.shared.ids,
    ...(await seenIds(desk, 'Ana')),
    ...(await catalogueIds(desk)),
    ...(await requestIds(desk)),
    ...(await plantSession(desk, acme, 'In our words')),
    key: [revokedId],
  }
  const actors = castOf(keys, new Map(listening), planted)
  const end = async () => {
    for (const { frames } of actors) frames.hangUp()
    await desk.kill()
    await folder.remove()
  }
  const operations = await readOperations(desk)
  return { desk, operations, ...planted, own, actors, shutOut, end }
}

type Planted = Pick<IsolationStage, 'foreign' | 'secluded' | 'shared'> & {
  readonly around: string
  readonly helioIds: Pool
  /** A request that customers other than Helio do not see. */
  readonly hidden: Pool
}

async function plantAll(desk: DeskProcess): Promise<Planted> {
  const foreign = await plantCanaries(desk, { owner: desk.person('Katrin'), sight: 'team' })
  const secluded = await plantCanaries(desk, { owner: desk.person('Ana'), sight: 'private' })
  const shared = await plantCanaries(desk, { owner: desk.person('Ana'), sight: 'team' })
  const around = await plantAround(desk, foreign.ids.acc?.[0] ?? '')
  const asked = await plantRequests(desk, around)
  const helioIds = {
    ...{ ...(await seenIds(desk, 'Katrin')), rel: [await plantHotfix(desk, around, foreign)] },
    ...{ ask: [asked.askId], asm: await assessmentIds(desk, foreign.ids.acc?.[0] ?? '') },
    ...(await plantSession(desk, foreign.ids.acc?.[0] ?? '', `${around}session`)),
  }
  return { foreign, secluded, shared, around, helioIds, hidden: { req: [asked.hiddenId] } }
}

/** What is not on a ticket: an installation and a person of Helio's, their plan, a note. Gives the word hidden in them. */
async function plantAround(desk: DeskProcess, accountId: string): Promise<string> {
  const mark = `canaryaround${Date.now()}`
  const ida = desk.person('Ida').apiKey
  await must(desk, ida, `POST /accounts/${accountId}/environments`, {
    ...{ name: `${mark}env`, productVersion: '9.2.1', platform: `${mark}platform`, isProduction: false },
  })
  await must(desk, ida, `POST /accounts/${accountId}/contacts`, {
    ...{ name: `${mark}contact`, email: `${mark}@helio-bank.example`, role: 'contact' },
    ...{ city: 'Berlin', country: 'DE', zone: 'Europe/Berlin' },
  })
  await must(desk, ida, `POST /accounts/${accountId}/success-plan/items`, {
    ...{ kind: 'blocker', title: `${mark}blocker`, words: `${mark}inside`, heldBack: ['words'], note: `${mark}inside` },
  })
  await must(desk, ida, `POST /accounts/${accountId}/notes`, { text: `${mark}inside`, isPinned: true })
  return mark
}

/** A session with times, an agenda and an action, and the ids of them. */
async function plantSession(desk: DeskProcess, accountId: string, words: string): Promise<Pool> {
  const ida = desk.person('Ida').apiKey
  const me = await must<{ person: { id: string } }>(desk, ida, 'GET /me')
  const { id } = await must<{ id: string }>(desk, ida, 'POST /engagements', { accountId, kind: 'training' })
  const startsAt = [new Date(Date.now() + 20 * 86_400_000).toISOString()]
  const { version } = await must<{ version: number }>(desk, ida, `POST /engagements/${id}/offers`, { startsAt })
  const headers = { 'If-Match': `"${version}"` }
  await call(desk, ida, `PUT /engagements/${id}/agenda`, { body: { text: words }, headers })
  const read = await must<{ times: readonly { id: string }[]; actions: readonly { id: string }[] }>(
    desk,
    ida,
    `POST /engagements/${id}/actions`,
    { says: words, ownerId: me.person.id },
  )
  return { eng: [id], etm: read.times.map((one) => one.id), act: read.actions.map((one) => one.id) }
}

/** Assessments of an account, as the staff have them. */
async function assessmentIds(desk: DeskProcess, accountId: string): Promise<readonly string[]> {
  const operation = `GET /assessments?accountId=${accountId}`
  const { items } = await must<{ items: readonly { id: string }[] }>(desk, desk.person('Ida').apiKey, operation)
  return items.map(({ id }) => id)
}

/** A hotfix for Helio alone, that mends Helio's ticket. Gives its id. */
async function plantHotfix(desk: DeskProcess, mark: string, { ids }: Canaries): Promise<string> {
  const ida = desk.person('Ida').apiKey
  const list = await must<{ items: readonly { id: string; version: string }[] }>(desk, ida, 'GET /releases?q=9.2.1')
  const basedOnId = list.items.find(({ version }) => version === '9.2.1')?.id
  const { id } = await must<{ id: string }>(desk, ida, 'POST /releases', {
    ...{ version: '9.2.1-hotfix.77', kind: 'hotfix', availableOn: '2026-01-01', notes: `${mark}hotfix` },
    ...{ basedOnId, accountIds: ids.acc },
  })
  const read = await call<{ rowVersion: number }>(desk, ida, `GET /releases/${id}`)
  const headers = { 'If-Match': `"${read.body.rowVersion}"` }
  const body = { items: [{ says: `${mark}fix`, tickets: ids.number }] }
  await call(desk, ida, `PUT /releases/${id}/fixes`, { body, headers })
  await must(desk, ida, `POST /releases/${id}/publish`, {})
  return id
}

/** Helio's words for a request that everybody sees, and a request that Helio alone does. Gives the ask and the latter. */
async function plantRequests(desk: DeskProcess, mark: string) {
  const [ida, katrin] = [desk.person('Ida').apiKey, desk.person('Katrin').apiKey]
  const write = (title: string, more: object) =>
    must<{ id: string }>(desk, ida, 'POST /requests', { title, wording: 'In our words.', ...more })
  const shown = await write('Seen by everybody', {})
  await must(desk, katrin, `POST /requests/${shown.id}/asks`, { useCase: `${mark}usecase` })
  const asks = await must<{ items: readonly { id: string }[] }>(desk, katrin, `GET /requests/${shown.id}/asks`)
  const idea = await must<{ id: string }>(desk, katrin, 'POST /tickets', {
    ...{ kind: 'enhancement', subject: `${mark}idea`, text: `${mark}words`, priority: 'P4' },
  })
  const hidden = await write('Seen by Helio alone', { visibility: 'hidden', ticketId: idea.id })
  return { askId: asks.items[0]?.id ?? '', hiddenId: hidden.id }
}

/** A request that Ana sees and has asked for, with her ask. */
async function requestIds(desk: DeskProcess): Promise<Pool> {
  const { apiKey } = desk.person('Ana')
  const { ours } = await must<{ ours: readonly { id: string }[] }>(desk, apiKey, 'GET /roadmap')
  const first = ours[0]?.id ?? ''
  const asks = await must<{ items: readonly { id: string }[] }>(desk, apiKey, `GET /requests/${first}/asks`)
  return { req: ours.map(({ id }) => id), ask: asks.items.map(({ id }) => id) }
}

/** Releases and known issues that everybody may read. */
async function catalogueIds(desk: DeskProcess): Promise<Pool> {
  const idsOf = async (what: string) =>
    (await must<{ items: readonly { id: string }[] }>(desk, desk.person('Ana').apiKey, `GET /${what}`)).items.map(
      ({ id }) => id,
    )
  return { rel: await idsOf('releases'), kis: await idsOf('known-issues') }
}

/** Ids of an account's own things, as its contact reads them. */
async function seenIds(desk: DeskProcess, name: string): Promise<Pool> {
  const { apiKey } = desk.person(name)
  const me = await must<{ person: { id: string }; accounts: readonly { id: string }[] }>(desk, apiKey, 'GET /me')
  const [account] = me.accounts
  if (!account) throw new Error(`${name} has no account`)
  const idsOf = async (what: string) => {
    const operation = `GET /accounts/${account.id}/${what}`
    return (await must<{ items: readonly { id: string }[] }>(desk, apiKey, operation)).items.map(({ id }) => id)
  }
  const plan = await must<{ items: readonly { id: string }[] }>(
    desk,
    apiKey,
    `GET /accounts/${account.id}/success-plan`,
  )
  const reports = await must<{ items: readonly { id: string }[] }>(desk, apiKey, 'GET /assessment-reports')
  return {
    ...{ asr: reports.items.map(({ id }) => id), fnd: await idsOf('findings'), bdl: await idsOf('bundles') },
    sit: plan.items.map(({ id }) => id),
    acc: [account.id],
    per: [me.person.id],
    man: await idsOf('contacts'),
    agr: await idsOf('agreements'),
    env: await idsOf('environments'),
    key: (await must<{ items: readonly { id: string }[] }>(desk, apiKey, 'GET /api-keys')).items.map(({ id }) => id),
    srp: (await must<{ items: readonly { id: string }[] }>(desk, apiKey, 'GET /service-reports')).items.map(
      ({ id }) => id,
    ),
  }
}

const everythingOf = ({ ofTicket, ofNotes, ofDrafts }: Canaries) => [...ofTicket, ...ofNotes, ...ofDrafts]

function castOf(
  keys: Readonly<Record<'ana' | 'ben' | 'rosa' | 'robot' | 'noNotes' | 'vendorRobot' | 'limited' | 'auditor', string>>,
  frames: ReadonlyMap<string, LiveFrames>,
  { foreign, secluded, shared, around, helioIds, hidden }: Planted,
): readonly Actor[] {
  const all = [foreign, secluded, shared]
  const helios = { ...foreign.ids, ...foreign.noteIds, ...helioIds, file: foreign.ids.file ?? [] }
  const { acc: _acc, per: _per, code: _code, ...secludedIds } = secluded.ids
  const secludeds = { ...secludedIds, note: secluded.noteIds.note ?? [] }
  const ofOthers = [...everythingOf(foreign), around, ...(helioIds.man ?? []), ...(helioIds.env ?? [])]
  const notes = [...secluded.ofNotes, ...shared.ofNotes]
  const ofColleague = [...ofOthers, ...everythingOf(secluded), ...notes, ...shared.ofDrafts]
  const anybody = { forbidden: ofColleague, strangeIds: [helios, secludeds, shared.noteIds, hidden] }
  const notesAndDrafts = [`${around}inside`, ...all.flatMap(({ ofNotes, ofDrafts }) => [...ofNotes, ...ofDrafts])]
  const framesOf = (name: string) => {
    const found = frames.get(name)
    if (!found) throw new Error(`nobody listens for ${name}`)
    return found
  }
  return [
    {
      ...{ name: 'Ana, of another account', key: keys.ana, frames: framesOf('ana') },
      ...{ forbidden: [...ofOthers, ...notes], strangeIds: [helios, shared.noteIds, hidden] },
    },
    { name: 'Ben, a colleague', key: keys.ben, frames: framesOf('ben'), ...anybody },
    { name: 'Rosa, who only reads', key: keys.rosa, frames: framesOf('rosa'), ...anybody },
    { name: 'a robot of the account', key: keys.robot, frames: framesOf('robot'), ...anybody },
    {
      ...{ name: 'a key of the staff without notes', key: keys.noNotes, frames: framesOf('noNotes') },
      ...{ forbidden: notesAndDrafts, strangeIds: [] },
    },
    {
      ...{ name: 'a robot of the staff without notes', key: keys.vendorRobot, frames: framesOf('vendorRobot') },
      ...{ forbidden: notesAndDrafts, strangeIds: [] },
    },
    {
      ...{ name: 'Lin of the staff, who sees Acme alone', key: keys.limited, frames: framesOf('limited') },
      ...{ forbidden: [...ofOthers, ...secluded.ofDrafts, ...shared.ofDrafts], strangeIds: [helios] },
    },
    {
      ...{ name: 'Audrey of the staff, an auditor', key: keys.auditor, frames: framesOf('auditor') },
      ...{ forbidden: all.flatMap(({ ofDrafts }) => ofDrafts), strangeIds: [] },
    },
  ]
}
