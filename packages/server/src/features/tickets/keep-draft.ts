import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import { Refusal } from '@mainstay/contracts/problems'
import type { keepDraftEndpoint } from '@mainstay/contracts/tickets'
import { isAllowed } from '../../platform/access.ts'
import { actingPerson } from '../../platform/acting-person.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { deleteDraft, findAnyAccount, writeDraft } from './draft-queries.ts'
import { getTicketInSight } from './find-ticket.ts'
import { accessOf } from './ticket.ts'

const charactersAtMost = 250_000
const noteSuffix = '.note'

/** Keeps what somebody is writing, for her alone; without content it is dropped. Refuses `draft.too_large`. */
export async function keepDraft(
  ctx: Ctx,
  { params, body }: InputOf<typeof keepDraftEndpoint>,
): Promise<OutputOf<typeof keepDraftEndpoint>> {
  const personId = actingPerson(ctx)
  const { about } = params
  const accountId = await accountFor(ctx, about)
  if (body.content === null) {
    await deleteDraft(ctx, personId, about)
    return null
  }
  if (JSON.stringify(body.content).length > charactersAtMost) throw new Refusal('draft.too_large')
  await writeDraft(ctx, { accountId, personId, about }, body.content, await ctx.now())
  return null
}

/** The account a draft is kept with: that of the ticket; of a new ticket the customer's own. */
async function accountFor(ctx: Ctx, about: string): Promise<string> {
  if (about !== 'new_ticket') return ticketsAccount(ctx, about)
  if (ctx.principal.role === 'desk_customer') return ctx.principal.accountId
  // Staff may begin before they know for whom; the draft is theirs alone, whichever account holds its row.
  const any = await findAnyAccount(ctx)
  if (any === undefined) throw new Refusal('ticket.not_found')
  return any
}

async function ticketsAccount(ctx: Ctx, about: string): Promise<string> {
  const isNote = about.endsWith(noteSuffix)
  const ticket = await getTicketInSight(ctx, isNote ? about.slice(0, -noteSuffix.length) : about)
  const may = isAllowed(ctx, isNote ? 'ticket.note' : 'ticket.reply', accessOf(ticket))
  if (!may) throw new Refusal('ticket.not_found')
  return ticket.accountId
}
