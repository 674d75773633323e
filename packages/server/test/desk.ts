import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { addContactEndpoint, createAccountEndpoint, createAgreementEndpoint } from '@mainstay/contracts/accounts'
import type { Commitment } from '@mainstay/contracts/commitments'
import type { Endpoint, OutputOf, SentOf } from '@mainstay/contracts/endpoint'
import {
  acknowledgeAttentionEndpoint,
  askAttentionEndpoint,
  changePriorityEndpoint,
  changeStatusEndpoint,
  decideDissentEndpoint,
  disagreeEndpoint,
  getTicketEndpoint,
  getTimelineEndpoint,
  openTicketEndpoint,
  replyToTicketEndpoint,
  type Ticket,
} from '@mainstay/contracts/tickets'
import { calendarOf } from '@mainstay/policy/calendar'
import { pino } from 'pino'
import { openFilesOnDisk } from '../src/adapters/files-on-disk.ts'
import { openOidc } from '../src/adapters/oidc.ts'
import type { LookUpTxt } from '../src/features/mail-domains/index.ts'
import type { MailTransport } from '../src/features/notifications/index.ts'
import { recordStaff } from '../src/features/staff/index.ts'
import { Stage } from '../src/main/demo/stage.ts'
import { openDesk as wireDesk } from '../src/main/desk.ts'
import type { DeskParts } from '../src/main/desk-parts.ts'
import { foundVendor } from '../src/main/found-vendor.ts'
import { monotonicMs, VirtualClock } from '../src/platform/clock/index.ts'
import { openEgress } from '../src/platform/egress/index.ts'
import { decodeId } from '../src/platform/ids/index.ts'
import { systemRandomness } from '../src/platform/ids/uuid-v7.ts'
import { openTestDatabase } from './desk-database.ts'

type Priority = Ticket['priority']
type Sent<E extends Endpoint> = Partial<SentOf<E>>
type Reply = SentOf<typeof replyToTicketEndpoint>['body']
const office = {
  mon: [['08:30', '17:30']],
  tue: [['08:30', '17:30']],
  wed: [['08:30', '17:30']],
  thu: [['08:30', '17:30']],
  fri: [['08:30', '17:30']],
} as const
const hourMs = 3_600_000
const days = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']
const mondayMidnight = '2026-11-23T00:00:00Z'

interface Setting {
  /** `Fri 16:30`, wall time of the account, in the week of 23 November 2026. */
  readonly at: string
  /** `standard in America/Chicago`, `premium in Europe/Berlin`, `premium + tam in ...`. */
  readonly account: string
  /** Where mail goes; nowhere unless told. */
  readonly mail?: MailTransport | undefined
  /** Of the desk itself: its address, its pages, what stands around it. */
  readonly parts?: Partial<DeskParts> | undefined
  /** What the DNS says; nothing unless told. */
  readonly lookUpTxt?: LookUpTxt | undefined
}
/** The whole product on a real database under a virtual clock; fakes only at the edge of the process. */
export type ScenarioDesk = Awaited<ReturnType<typeof openDesk>>

/** Opens a desk with one account (Dana is its primary, Ana a contact in Berlin), Bo, Ida the lead, and Marta. */
export async function openDesk({ at, account: sold, mail, lookUpTxt, parts }: Setting) {
  const { plan, addOns, zone } = readSold(sold)
  const clock = new VirtualClock(Date.parse('2026-11-02T09:00:00Z'))
  const folder = await mkdtemp(join(tmpdir(), 'mainstay-scenario-'))
  const db = await openTestDatabase()
  const desk = await wireDesk({
    database: db.database,
    databaseUrl: db.url,
    clock,
    random: systemRandomness(),
    log: pino({ level: 'silent' }),
    secret: 'a secret of the scenario, long enough',
    files: await openFilesOnDisk(folder),
    publicUrl: undefined,
    localUrl: 'http://localhost:4080',
    clockState: () => undefined,
    mail,
    lookUpTxt: lookUpTxt ?? (async () => ({ ok: true, texts: [] })),
    filesOrigin: undefined,
    trustedProxies: [],
    oidc: async () => openOidc({ egress: openEgress({ privateNetworks: ['127.0.0.0/8'] }), monotonicMs }),
    metricsToken: undefined,
    limits: { perPerson: 0, perSource: 0 },
    checksAnswers: true,
    isFrozen: () => false,
    setupToken: 'unused',
    mounts: [],
    readiness: () => async () => ({ isReady: true, details: {} }),
    metrics: async () => '',
    ...parts,
  })
  const stage = new Stage(desk, clock)
  await foundVendor(desk)
  const hire = (name: string, roles: readonly ('engineer' | 'lead' | 'tam' | 'admin')[], headOfSupport = false) =>
    desk.asWorker((ctx) =>
      recordStaff(ctx, {
        name,
        email: `${name.toLowerCase()}@vendor.test`,
        roles: [...roles],
        headOfSupport,
        city: 'Berlin',
        country: 'DE',
        zone: 'Europe/Berlin',
      }),
    )
  const staff = {
    bo: await hire('Bo', ['engineer']),
    ida: await hire('Ida', ['lead', 'admin'], true),
    marta: await hire('Marta', ['tam']),
  }
  const admin = { personId: staff.ida }
  const account = await stage.act(createAccountEndpoint, admin, {
    body: {
      code: 'ACME',
      name: 'Acme Rail',
      managerId: stage.wire('per', staff.marta),
      ...(addOns.length > 0 ? { tamId: stage.wire('per', staff.marta) } : {}),
    },
  })
  const params = { accountId: account.id }
  await stage.act(createAgreementEndpoint, admin, {
    params,
    body: { orderForm: 'OF-1', plan, addOns, startsOn: '2026-01-01', endsOn: '2028-01-01', zone },
  })
  const contact = async (name: string, where: { city: string; country: string; zone: string }) => {
    const added = await stage.act(addContactEndpoint, admin, {
      params,
      body: { name, email: `${name.toLowerCase()}@acme.test`, ...where, invite: false },
    })
    return decodeId('per', added.person.id)
  }
  const contacts = {
    dana: await contact('Dana', { city: zone.split('/').at(-1)?.replaceAll('_', ' ') ?? zone, country: 'US', zone }),
    ana: await contact('Ana', { city: 'Berlin', country: 'DE', zone: 'Europe/Berlin' }),
  }
  const businessTime = calendarOf({ timeZone: zone, weekly: office })
  await stage.passTo(instantAt(at, zone))

  const act = <E extends Endpoint>(personId: string, endpoint: E, sent: Sent<E>): Promise<OutputOf<E>> =>
    stage.act(
      endpoint,
      { personId, ...(Object.values(contacts).includes(personId) ? { accountId: decodeId('acc', account.id) } : {}) },
      sent,
    )
  const of = (ticket: { id: string }) => ({ ticketId: ticket.id })
  const latest = async (personId: string, ticket: { id: string }, kind: string): Promise<string> => {
    const { items } = await act(personId, getTimelineEndpoint, { params: of(ticket) })
    const found = items.findLast((entry) => entry.type === 'change' && entry.change.kind === kind)
    if (found?.type !== 'change') throw new Error(`no ${kind} on the timeline`)
    return found.change.id
  }
  const common = (personId: string) => ({
    changesPriority: (ticket: { id: string }, priority: Priority, reason: string) =>
      act(personId, changePriorityEndpoint, { params: of(ticket), body: { priority, reason } }),
    moves: (ticket: { id: string }, body: SentOf<typeof changeStatusEndpoint>['body']) =>
      act(personId, changeStatusEndpoint, { params: of(ticket), body }),
    reads: (ticket: { id: string }) => act(personId, getTicketEndpoint, { params: of(ticket) }),
    timeline: async (ticket: { id: string }) =>
      (await act(personId, getTimelineEndpoint, { params: of(ticket) })).items,
  })
  return {
    desk,
    clock,
    accountId: account.id,
    /** Runs SQL as the owner, for what no operation shows or does. */
    sql: db.asOwner,
    people: { ...staff, ...contacts },
    /** An id as it travels. */
    wire: (prefix: string, id: string) => stage.wire(prefix, id),
    act,
    /** Ana answers a decision of the staff that her timeline tells of. */
    disagrees: (ticket: { id: string }, changeId: string, text: string) =>
      act(contacts.ana, disagreeEndpoint, { params: of(ticket), body: { changeId, text } }),
    /** The same as a contact of any account. */
    asContact: <E extends Endpoint>(personId: string, accountId: string, endpoint: E, sent: Sent<E>) =>
      stage.act(endpoint, { personId, accountId }, sent),
    /** Everybody is told and every mail that may go now goes. */
    mailGoes: async () => {
      for (;;) {
        // hands that are still full take nothing, which would look like the end
        await desk.mailSettled()
        const told = await desk.outbox.drain()
        const taken = await desk.sweep.runDue()
        if (told + taken === 0) return
      }
    },
    contact: (name: keyof typeof contacts) => ({
      ...common(contacts[name]),
      opens: (body: { priority: Priority } & Partial<SentOf<typeof openTicketEndpoint>['body']>) =>
        act(contacts[name], openTicketEndpoint, {
          body: { kind: 'defect', subject: 'Deploys stand still', text: 'Nothing moves.', ...body },
        }),
      writes: (ticket: { id: string }, text: string) =>
        act(contacts[name], replyToTicketEndpoint, { params: of(ticket), body: { audience: 'customer', text } }),
      asksForAttention: (ticket: { id: string }, reason: string) =>
        act(contacts[name], askAttentionEndpoint, { params: of(ticket), body: { reason } }),
      disagrees: async (ticket: { id: string }, text: string) =>
        act(contacts[name], disagreeEndpoint, {
          params: of(ticket),
          body: { changeId: await latest(contacts[name], ticket, 'priority'), text },
        }),
    }),
    engineer: (name: keyof typeof staff) => ({
      ...common(staff[name]),
      notes: (ticket: { id: string }, text: string) =>
        act(staff[name], replyToTicketEndpoint, { params: of(ticket), body: { audience: 'staff', text } }),
      replies: (ticket: { id: string }, text: string, more: Partial<Reply> = {}) =>
        act(staff[name], replyToTicketEndpoint, { params: of(ticket), body: { audience: 'customer', text, ...more } }),
      acknowledges: (ticket: { id: string }) =>
        act(staff[name], acknowledgeAttentionEndpoint, { params: of(ticket), body: {} }),
      rules: async (ticket: { id: string }, upheld: boolean, text: string) =>
        act(staff[name], decideDissentEndpoint, {
          params: of(ticket),
          body: { changeId: await latest(staff[name], ticket, 'dissent'), upheld, text },
        }),
    }),
    /** `61 business minutes`, `2 hours`, `10 business days`. */
    pass: async (span: string) => stage.passTo(passed(clock.approximateNow(), span, businessTime)),
    /** In `2 hours` from now, as an instant to promise. */
    in: (span: string) => new Date(passed(clock.approximateNow(), span, businessTime)).toISOString(),
    now: () => clock.approximateNow(),
    /** The latest commitment of a metric; `cycle` names another. */
    commitment: async (
      ticket: { id: string },
      metric: Commitment['metric'],
      cycle?: number,
    ): Promise<Commitment | undefined> => {
      const { commitments } = await act(staff.ida, getTicketEndpoint, { params: of(ticket) })
      return commitments.findLast((one) => one.metric === metric && (cycle === undefined || one.cycle === cycle))
    },
    commitments: async (ticket: { id: string }) =>
      (await act(staff.ida, getTicketEndpoint, { params: of(ticket) })).commitments,
    /** What a person was told in the desk, oldest first: kinds of notices. */
    toldTo: async (name: keyof typeof staff | keyof typeof contacts): Promise<readonly string[]> => {
      const id = { ...staff, ...contacts }[name]
      const rows = await db.asOwner<{ kind: string }>(
        'SELECT kind FROM notifications WHERE person_id = $1 ORDER BY id',
        [id],
      )
      return rows.map(({ kind }) => kind)
    },
    eventsOf: (type: string) =>
      db.asOwner<{ data: Record<string, unknown>; at: Date }>(
        'SELECT data, at FROM events WHERE type = $1 ORDER BY id',
        [type],
      ),
    close: async () => {
      await desk.close()
      await db.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

function readSold(sold: string) {
  const [what = '', zone = 'UTC'] = sold.split(' in ')
  const [plan = '', ...addOns] = what.split(' + ')
  return { plan, addOns, zone }
}

function instantAt(at: string, zone: string): number {
  const [day = '', time = '00:00'] = at.split(' ')
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  const utc = Date.parse(mondayMidnight) + days.indexOf(day) * 24 * hourMs + hours * hourMs + minutes * 60_000
  const shown =
    new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' })
      .formatToParts(utc)
      .find(({ type }) => type === 'timeZoneName')?.value ?? 'GMT'
  const [, sign = '+', h = '0', m = '0'] = /GMT([+-])(\d+):?(\d+)?/.exec(shown) ?? []
  return utc - (sign === '-' ? -1 : 1) * (Number(h) * hourMs + Number(m) * 60_000)
}

function passed(from: number, span: string, business: ReturnType<typeof calendarOf>): number {
  const [, count = '0', isBusiness, unit = 'minutes'] = /^(\d+) (business )?(\w+?)s?$/.exec(span) ?? []
  const length = Number(count) * ({ second: 1_000, minute: 60_000, hour: hourMs, day: 24 * hourMs }[unit] ?? Number.NaN)
  if (!isBusiness) return from + length
  return unit === 'day' ? business.addBusinessDays(from, Number(count)) : business.add(from, length)
}
