import type { DomainEvent } from '@mainstay/contracts/events'
import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import type { ReactionLine } from '../../platform/unit-of-work/index.ts'
import { type Asked, clockTermsOf, openingTermsOf } from '../agreements/index.ts'
import { keepAssignee } from './keep-assignee.ts'
import { keepTerms } from './known-terms.ts'
import { applyFacts, lockedClocks, recordChanges } from './move-clocks.ts'
import { asksForTerms, movingEvents, readFacts, type TermsThen } from './read-facts.ts'

/**
 * Moves a ticket's clocks by what was told of it, in the same transaction and under the ticket's lock. What fell due
 * before fires first, with its true time.
 */
async function moveByEvent(ctx: Ctx, event: DomainEvent): Promise<void> {
  const key = keyOf(event)
  const stored = event.type === 'ticket.opened' ? undefined : await lockedClocks(ctx, key)
  const before = stored ?? { ...key, productId: productOf(event) }
  const terms = asksForTerms(event, stored?.state)
    ? await termsNow(ctx, event, {
        accountId: key.accountId,
        productId: before.productId,
        environmentId: await environmentOf(ctx, event),
        at: event.at,
      })
    : undefined
  const change = applyFacts(before, readFacts(event, stored?.state, terms), () => ctx.newId())
  if (!change) return
  await recordChanges(ctx, [change])
}

/** What is promised now: null when nothing is. */
async function termsNow(ctx: Ctx, { type }: DomainEvent, asked: Asked): Promise<TermsThen> {
  const { terms } = await (type === 'ticket.opened' ? openingTermsOf : clockTermsOf)(ctx, asked)
  return terms ? keepTerms(terms) : null
}

/** The installation that the ticket is about: the opening says it, later cycles look it up. */
async function environmentOf(ctx: Ctx, { type, data, subject }: DomainEvent): Promise<string | undefined> {
  if (type === 'ticket.opened') return typeof data?.environmentId === 'string' ? data.environmentId : undefined
  const { rows } = await sql<{ environment_id: string | null }>`
    SELECT environment_id FROM tickets WHERE id = ${subject.id}`.execute(ctx.db)
  return rows[0]?.environment_id ?? undefined
}

const keyOf = ({ accountId, subject, type }: DomainEvent) => {
  if (accountId === undefined) throw new Error(`${type} names no account`)
  return { accountId, ticketId: subject.id }
}

const productOf = ({ data, type }: DomainEvent): string => {
  if (typeof data?.productId !== 'string') throw new Error(`${type} came before the opening of its ticket`)
  return data.productId
}

/** First in the declared order of reactions: places, notices and search text read what the clocks say after it. */
export const commitmentReactions: readonly ReactionLine[] = [
  { on: movingEvents, react: moveByEvent },
  { on: ['ticket.assigned'], react: keepAssignee },
]
