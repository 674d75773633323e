import { type Letter, renderLetter, ticketLetter } from '@mainstay/documents'
import type { Ctx } from '../../platform/ctx.ts'
import { deskAccountId } from '../../platform/events/index.ts'
import { encodeId } from '../../platform/ids/index.ts'
import { findReader } from '../contacts/index.ts'
import { customerBase } from '../portals/index.ts'
import { ticketOf } from '../tickets/index.ts'
import { accountWordOf } from './account-news.ts'
import type { DeliveryRow } from './delivery-queries.ts'
import { draftNews } from './draft-news.ts'
import type { InvitationSource, LetterSource, OutgoingMail } from './ports.ts'
import { type ActEvent, listAct } from './queries.ts'
import { isStillEntitled, isSwitchedOff } from './still-entitled.ts'
import { gatherTicketFacts } from './ticket-facts.ts'

/** What is known of a mail before it is rendered; nothing of it is fetched later. */
export interface Draft {
  readonly to: OutgoingMail['to']
  readonly letter: Letter
  readonly messageId: string
  /** What it belongs to, for threading. */
  readonly references?: string | undefined
  readonly invitation?: OutgoingMail['invitation']
  readonly at: number
}
type NotSent = {
  readonly ok: false
  readonly state: 'not_entitled' | 'not_wanted' | 'held' | 'dead'
  readonly code: string
}
export type Drafting = { readonly ok: true; readonly draft: Draft } | NotSent
export type Addressed =
  | { readonly ok: true; readonly draft: Pick<Draft, 'to' | 'letter' | 'references' | 'invitation'> }
  | NotSent

export interface Drafts {
  readonly publicUrl: string
  readonly letterSources: readonly LetterSource[]
  readonly invitations: InvitationSource
}

/** Gathers a mail for whoever may still read it, from the facts as they are now. */
export async function draftMail(ctx: Ctx, row: DeliveryRow, parts: Drafts): Promise<Drafting> {
  const act = await listAct(ctx, row.account_id, row.event_id)
  const event = act.find(({ id }) => id === row.event_id)
  if (!event) return { ok: false, state: 'dead', code: 'mail.about_nothing' }
  const addressed = await addressOf(ctx, row, { event, act, ...parts, publicUrl: await baseFor(ctx, row, parts) })
  if (!addressed.ok) return addressed
  return { ok: true, draft: { ...addressed.draft, messageId: row.message_id, at: event.at.getTime() } }
}

/** Customers are led into their account's own portal where it has one. */
const baseFor = async (ctx: Ctx, row: DeliveryRow, { publicUrl }: Drafts): Promise<string> =>
  row.side === 'staff' || row.account_id === deskAccountId ? publicUrl : customerBase(ctx, row.account_id, publicUrl)

function addressOf(
  ctx: Ctx,
  row: DeliveryRow,
  about: Drafts & { readonly event: ActEvent; readonly act: readonly ActEvent[] },
): Promise<Addressed> {
  const source = about.letterSources.find(({ kinds }) => kinds.includes(row.kind))
  if (source) return draftAsked(ctx, row, { source, ...about })
  if (accountWordOf(about.event) !== undefined) return draftNews(ctx, row, about)
  return draftOfTicket(ctx, row, about)
}

async function draftAsked(
  ctx: Ctx,
  row: DeliveryRow,
  { source, event, publicUrl }: { source: LetterSource; event: ActEvent; publicUrl: string },
): Promise<Addressed> {
  const written = await source.write(ctx, {
    kind: row.kind,
    subjectId: event.subject_id,
    accountId: row.account_id === deskAccountId ? undefined : row.account_id,
    personId: row.person_id ?? undefined,
    publicUrl,
  })
  return written ? { ok: true, draft: written } : { ok: false, state: 'not_wanted', code: 'mail.over' }
}

async function draftOfTicket(
  ctx: Ctx,
  row: DeliveryRow,
  { event, act, publicUrl }: { event: ActEvent; act: readonly ActEvent[]; publicUrl: string },
): Promise<Addressed> {
  const side = row.side === 'staff' ? 'staff' : 'customer'
  const { person_id: personId } = row
  const ticket = row.ticket_id === null ? undefined : await ticketOf(ctx, row.ticket_id)
  if (!ticket || personId === null) return { ok: false, state: 'dead', code: 'mail.about_nothing' }
  if (!(await isStillEntitled(ctx, { personId, side }, ticket))) {
    return { ok: false, state: 'not_entitled', code: 'mail.not_entitled' }
  }
  if (await isSwitchedOff(ctx, row)) return { ok: false, state: 'not_wanted', code: 'mail.switched_off' }
  const reader = await findReader(ctx, personId)
  if (!reader?.email) return { ok: false, state: 'dead', code: 'mail.no_address' }
  if (reader.bounced_at !== null) return { ok: false, state: 'held', code: 'mail.address_refuses' }
  const facts = await gatherTicketFacts(ctx, { ticket, event, act, kind: row.kind, side, reader, publicUrl })
  const letter = ticketLetter(side, row.kind, facts)
  if (!letter) return { ok: false, state: 'dead', code: 'mail.unknown_kind' }
  // All mail about a ticket names the same root, so that programs show it as one conversation.
  const references = `<${encodeId('tkt', ticket.id)}${row.message_id.slice(row.message_id.lastIndexOf('@'))}`
  return { ok: true, draft: { to: { name: reader.name, address: reader.email }, letter, references } }
}

/** Renders it. */
export async function composeMail({ to, letter, messageId, references, invitation, at }: Draft): Promise<OutgoingMail> {
  return { to, subject: letter.subject, ...(await renderLetter(letter)), messageId, references, invitation, at }
}
