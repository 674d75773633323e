import type { Ctx } from '../../platform/ctx.ts'
import { listHeadsOfSupport } from '../staff/index.ts'
import { insertReadAlert, markRead } from './read-queries.ts'

const hourMs = 3_600_000
const rememberedAtMost = 20_000

/** What this process knows to be noted already: reads are noted once an hour, and most are repeated. */
const noted = new Set<string>()
let ticketsAnHour = 200

/** How many tickets somebody may read in an hour before the heads of support are told; 0 tells nobody. */
export const setReadBudget = (tickets: number): void => {
  ticketsAnHour = tickets
}

export interface TicketRead {
  readonly accountId: string
  readonly ticketId: string
  /** How many notes to colleagues were among what was read. */
  readonly notes: number
}

/**
 * Notes in the audit log that somebody on the staff, or a key of the vendor, read a conversation: once per reader, ticket
 * and hour, in the transaction of the read. Whoever reads more tickets than the budget of an hour is told of, once.
 */
export async function noteRead(ctx: Ctx, { accountId, ticketId, notes }: TicketRead): Promise<void> {
  if (ctx.principal.role === 'desk_customer' || !('personId' in ctx.principal)) return
  const { personId } = ctx.principal
  const hour = Math.floor((await ctx.now()) / hourMs) * hourMs
  const name = `${personId} ${ticketId} ${hour}`
  if (noted.has(name)) return
  const { isNew, before } = await markRead(ctx, { accountId, personId, ticketId, hour: new Date(hour) })
  if (isNew) {
    ctx.audit({ action: 'ticket.read', accountId, subject: { type: 'ticket', id: ticketId }, facts: { notes } })
    if (ticketsAnHour > 0 && before + 1 > ticketsAnHour) await alert(ctx, { personId, hour, tickets: before + 1 })
  }
  ctx.afterCommit(() => remember(name))
}

function remember(name: string): void {
  if (noted.size >= rememberedAtMost) noted.clear()
  noted.add(name)
}

async function alert(ctx: Ctx, read: { personId: string; hour: number; tickets: number }): Promise<void> {
  const id = ctx.newId()
  if (!(await insertReadAlert(ctx, { ...read, id, hour: new Date(read.hour) }))) return
  ctx.log.warn({ personId: read.personId, tickets: read.tickets }, 'somebody reads tickets in bulk')
  await ctx.publish({
    type: 'staff.read_much',
    subject: { type: 'person', id: read.personId },
    data: { tickets: read.tickets, hour: new Date(read.hour).toISOString() },
  })
  for (const head of await listHeadsOfSupport(ctx))
    await ctx.publish({
      type: 'letter.asked',
      subject: { type: 'read_alert', id },
      data: { kind: 'read_much', personId: head.person_id, side: 'staff' },
    })
}
