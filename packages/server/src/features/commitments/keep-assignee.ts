import type { DomainEvent } from '@mainstay/contracts/events'
import type { Ctx } from '../../platform/ctx.ts'
import { writeAssignee } from './queries.ts'

/** Whoever has a ticket has its promises, the ended ones too: a page of theirs walks along an index by this. */
export async function keepAssignee(ctx: Ctx, { accountId, subject, data, type }: DomainEvent): Promise<void> {
  const to = data?.to ?? null
  if (accountId === undefined || (to !== null && typeof to !== 'string')) throw new Error(`${type} says not who has it`)
  ctx.post(writeAssignee(ctx, { accountId, ticketId: subject.id }, to))
}
