import type { EventType } from '@mainstay/contracts/events'
import { accountLetter } from '@mainstay/documents'
import { sayInstant } from '@mainstay/policy/reasons'
import type { Ctx } from '../../platform/ctx.ts'
import { encodeId } from '../../platform/ids/index.ts'
import { ownAccountsOf, principalOf } from '../access/index.ts'
import { accountOf } from '../accounts/index.ts'
import { findReader, personRefs } from '../contacts/index.ts'
import { requestsSaid } from '../requests/index.ts'
import type { Addressed } from './compose-mail.ts'
import type { DeliveryRow } from './delivery-queries.ts'
import type { InvitationSource } from './ports.ts'
import type { ActEvent } from './queries.ts'
import { sayZone } from './say-zone.ts'

interface NewsParts {
  readonly event: ActEvent
  readonly publicUrl: string
  readonly invitations: InvitationSource
}

/** A letter with news about an account, for whoever still belongs to it. */
export async function draftNews(
  ctx: Ctx,
  row: DeliveryRow,
  { event, publicUrl, invitations }: NewsParts,
): Promise<Addressed> {
  const side = row.side === 'staff' ? 'staff' : 'customer'
  const { account_id: accountId, person_id: personId } = row
  const account = await accountOf(ctx, accountId)
  if (!account || personId === null) return { ok: false, state: 'dead', code: 'mail.about_nothing' }
  const principal = await principalOf(ctx, { personId, accountId })
  const sideNow = principal?.actor.kind === 'staff' ? 'staff' : 'customer'
  if (!principal || sideNow !== side) return { ok: false, state: 'not_entitled', code: 'mail.not_entitled' }
  const reader = await findReader(ctx, personId)
  if (!reader?.email) return { ok: false, state: 'dead', code: 'mail.no_address' }
  if (reader.bounced_at !== null) return { ok: false, state: 'held', code: 'mail.address_refuses' }

  const subjectId = typeof event.data.personId === 'string' ? event.data.personId : undefined
  const people = await personRefs(
    ctx,
    [event.actor_id, subjectId].flatMap((id) => id ?? []),
  )
  // who speaks for several accounts is led to this one
  const forWhich = ownAccountsOf(principal).length > 1 ? `?account=${account.code}` : ''
  const say = (iso: string) => sayInstant(iso, { locale: reader.locale, readerZone: reader.zone })
  // an end is the first instant without it: people speak of the last day
  const days = new Intl.DateTimeFormat(reader.locale, { dateStyle: 'medium', timeZone: reader.zone })
  const sayLastDay = (iso: string) => days.format(Date.parse(iso) - 1)
  const letter = accountLetter(side, row.kind, {
    account: account.name,
    by: event.actor_id === null ? undefined : people.get(event.actor_id)?.name,
    subject: subjectId === undefined ? undefined : people.get(subjectId)?.name,
    isReader: subjectId === personId,
    at: say(event.at.toISOString()),
    values: {
      ...sayValues(event.data, { say, sayLastDay }),
      ...sessionIn(event),
      ...reportIn(event),
      ...(await aboutRequest(ctx, event)),
    },
    link: (path) => `${publicUrl}${side === 'staff' ? staffPage(event, account.code) : `${path}${forWhich}`}`,
    zone: sayZone(reader, event.at.getTime()),
  })
  if (!letter) return { ok: false, state: 'dead', code: 'mail.unknown_kind' }
  const about = {
    type: event.type as EventType,
    subjectId: event.subject_id,
    reader: { name: reader.name, email: reader.email },
    side,
    publicUrl,
  } as const
  const invites = invitations.on.some((type) => type === event.type)
  const invitation = invites ? await invitations.write(ctx, about) : undefined
  return { ok: true, draft: { to: { name: reader.name, address: reader.email }, letter, invitation } }
}

/** The session that an event is about, as its page is called. */
const sessionIn = ({ subject_type, subject_id, data }: ActEvent): { readonly session?: string } => {
  if (subject_type === 'engagement') return { session: encodeId('eng', subject_id) }
  return typeof data.engagementId === 'string' ? { session: encodeId('eng', data.engagementId) } : {}
}
/** The report of an assessment, likewise. */
const reportIn = ({ subject_type, subject_id }: ActEvent): { readonly report?: string } =>
  subject_type === 'assessment_report' ? { report: encodeId('asr', subject_id) } : {}
const staffPage = (event: ActEvent, code: string): string => {
  if (typeof event.data.assessmentId === 'string')
    return `/console/assessments/${encodeId('asm', event.data.assessmentId)}`
  const { session } = sessionIn(event)
  return session === undefined ? `/console/accounts/${code}` : `/console/engagements/${session}`
}

/** The request that it is about, in its own words as they are now; what is said with its status only while it stands so. */
async function aboutRequest(ctx: Ctx, { subject_type, subject_id, data }: ActEvent): Promise<Record<string, string>> {
  if (subject_type !== 'feature_request') return {}
  const request = (await requestsSaid(ctx, [subject_id])).get(subject_id)
  if (!request) return {}
  const { id, title, status, words } = request
  return { request: id, title, ...(words !== null && (data.status ?? 'shipped') === status ? { words } : {}) }
}

const instant = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/

/** What the event says, instants in the reader's own time. */
type Say = (iso: string) => string
const sayValues = (
  data: ActEvent['data'],
  { say, sayLastDay }: { readonly say: Say; readonly sayLastDay: Say },
): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(data).flatMap(([key, value]) => {
      if (value === null) return []
      if (typeof value !== 'string' || !instant.test(value)) return [[key, String(value)]]
      return [[key, key === 'endsAt' ? sayLastDay(value) : say(value)]]
    }),
  )
