import type { TicketFacts } from '@mainstay/documents'
import { sayInstant, words } from '@mainstay/policy/reasons'
import type { Ctx } from '../../platform/ctx.ts'
import { hoursPlaceOf, personRefs, primaryOf, type Reader } from '../contacts/index.ts'
import { policyForAccount } from '../policies/index.ts'
import { findChangeReason, numberOf, type TicketRecord } from '../tickets/index.ts'
import { percentOf } from './kinds.ts'
import type { ActEvent } from './queries.ts'
import { sayZone } from './say-zone.ts'

export interface LetterAbout {
  readonly ticket: TicketRecord
  readonly event: ActEvent
  readonly act: readonly ActEvent[]
  readonly kind: string
  readonly side: 'customer' | 'staff'
  readonly reader: Reader
  readonly publicUrl: string
}

type Values = ActEvent['data']
const textOf = (value: Values[string] | undefined): string | undefined =>
  typeof value === 'string' ? value : undefined

/** Says instants in the reader's zone first, with the clock of the customer's place beside it where that differs. */
async function clockFor(ctx: Ctx, { ticket, reader }: LetterAbout): Promise<(iso: string) => string> {
  const primary = await primaryOf(ctx, ticket.accountId)
  const hours = primary && hoursPlaceOf(primary)
  const times = { locale: reader.locale, readerZone: reader.zone, otherZone: hours?.zone, otherCity: hours?.city }
  return (iso) => sayInstant(iso, times)
}

/** The reason of a change of priority: written for the other side, never what only staff read. */
async function reasonFor(ctx: Ctx, { event, kind }: LetterAbout): Promise<string | undefined> {
  const changeId = textOf(event.data.changeId)
  if (kind !== 'priority_changed' || changeId === undefined) return undefined
  const change = await findChangeReason(ctx, event.account_id, changeId)
  return change?.audience === 'customer' ? (change.reason ?? undefined) : undefined
}

const promiseWords = (metric: string | undefined): string | undefined =>
  Object.entries(words).find(([key]) => key === `metric.${metric}`)?.[1]

const linkTo = ({ side, publicUrl, ticket }: LetterAbout): string =>
  `${publicUrl}${side === 'staff' ? '/console' : ''}/tickets/${encodeURIComponent(numberOf(ticket))}`

const dueOf = ({ event, ticket }: LetterAbout): string | undefined =>
  textOf(event.data.dueAt) ?? (ticket.dueAt === null ? undefined : new Date(ticket.dueAt).toISOString())

/** A solved ticket's next step by itself is to close. */
const closesAtOf = ({ kind, ticket: { status, lifeTimerAt } }: LetterAbout): string | undefined =>
  kind === 'closing_soon' && status === 'resolved' && lifeTimerAt !== null
    ? new Date(lifeTimerAt).toISOString()
    : undefined

/** What a mail to this reader says. Texts of messages and notes are not among it: they stay behind sign-in. */
export async function gatherTicketFacts(ctx: Ctx, about: LetterAbout): Promise<TicketFacts> {
  const { ticket, event, act, reader } = about
  const policy = await policyForAccount(ctx, ticket.accountId)
  const say = await clockFor(ctx, about)
  const called = (priority: string | undefined): string | undefined =>
    priority !== undefined && priority in policy.priorities
      ? `${priority} ${policy.priorities[priority as TicketRecord['priority']].name}`
      : undefined
  const people = await personRefs(ctx, [event.actor_id, ticket.openedBy])
  const dueAt = dueOf(about)
  const reply = act.find(({ type, data }) => type === 'ticket.replied' && data.side !== 'customer')
  const closesAt = closesAtOf(about)
  const nextUpdateBy = textOf(reply?.data.nextUpdateBy)
  return {
    number: numberOf(ticket),
    subject: ticket.subject,
    priority: called(textOf(event.data.to)) ?? called(ticket.priority) ?? ticket.priority,
    account: ticket.account.name,
    link: linkTo(about),
    by: event.actor_id === null ? undefined : people.get(event.actor_id)?.name,
    opener: people.get(ticket.openedBy)?.name,
    at: say(event.at.toISOString()),
    priorityBefore: called(textOf(event.data.from)),
    reason: await reasonFor(ctx, about),
    dueAt: dueAt === undefined ? undefined : say(dueAt),
    nextUpdateBy: nextUpdateBy === undefined ? undefined : say(nextUpdateBy),
    closesAt: closesAt === undefined ? undefined : say(closesAt),
    percent: percentOf(event.data.share),
    fixedIn: textOf(event.data.version),
    asksToConfirm: event.data.asks === true,
    promise: promiseWords(textOf(event.data.metric)),
    alsoAnswered: reply !== undefined && about.kind === 'priority_changed',
    zone: sayZone(reader, event.at.getTime()),
  }
}
