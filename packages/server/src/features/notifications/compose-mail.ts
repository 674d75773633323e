import { renderLetter, type TicketFacts, ticketLetter } from '@mainstay/documents'
import type { Ctx } from '../../platform/ctx.ts'
import { encodeId } from '../../platform/ids/index.ts'
import { findReader } from '../contacts/index.ts'
import { ticketOf } from '../tickets/index.ts'
import type { DeliveryRow } from './delivery-queries.ts'
import type { OutgoingMail } from './ports.ts'
import { listAct } from './queries.ts'
import { isStillEntitled, isSwitchedOff } from './still-entitled.ts'
import { gatherTicketFacts } from './ticket-facts.ts'

/** What is known of a mail before it is rendered; nothing of it is fetched later. */
export interface Draft {
  readonly to: OutgoingMail['to']
  readonly side: 'customer' | 'staff'
  readonly kind: string
  readonly messageId: string
  readonly ticketId: string
  readonly at: number
  readonly facts: TicketFacts
}
export type Drafting =
  | { readonly ok: true; readonly draft: Draft }
  | { readonly ok: false; readonly state: 'not_entitled' | 'not_wanted' | 'held' | 'dead'; readonly code: string }

/** Gathers a mail for whoever may still read it, from the facts as they are now. */
export async function draftMail(ctx: Ctx, row: DeliveryRow, publicUrl: string): Promise<Drafting> {
  const side = row.side === 'staff' ? 'staff' : 'customer'
  const ticket = row.ticket_id === null ? undefined : await ticketOf(ctx, row.ticket_id)
  const act = await listAct(ctx, row.account_id, row.event_id)
  const event = act.find(({ id }) => id === row.event_id)
  if (!ticket || !event) return { ok: false, state: 'dead', code: 'mail.about_nothing' }
  if (!(await isStillEntitled(ctx, { personId: row.person_id, side }, ticket))) {
    return { ok: false, state: 'not_entitled', code: 'mail.not_entitled' }
  }
  if (await isSwitchedOff(ctx, row)) return { ok: false, state: 'not_wanted', code: 'mail.switched_off' }
  const reader = await findReader(ctx, row.person_id)
  if (!reader?.email) return { ok: false, state: 'dead', code: 'mail.no_address' }
  if (reader.bounced_at !== null) return { ok: false, state: 'held', code: 'mail.address_refuses' }
  const facts = await gatherTicketFacts(ctx, { ticket, event, act, kind: row.kind, side, reader, publicUrl })
  const to = { name: reader.name, address: reader.email }
  const draft = { to, side, kind: row.kind, messageId: row.message_id, ticketId: ticket.id, facts } as const
  return { ok: true, draft: { ...draft, at: event.at.getTime() } }
}

/** Renders it. All mail about a ticket names the same root, so that programs show it as one conversation. */
export async function composeMail({ to, side, kind, messageId, ticketId, at, facts }: Draft): Promise<OutgoingMail> {
  const letter = ticketLetter(side, kind, facts)
  if (!letter) throw new Error(`there is no mail of the kind ${kind} for a ${side}`)
  const domain = messageId.slice(messageId.lastIndexOf('@'))
  const references = `<${encodeId('tkt', ticketId)}${domain}`
  return { to, subject: letter.subject, ...(await renderLetter(letter)), messageId, references, at }
}
