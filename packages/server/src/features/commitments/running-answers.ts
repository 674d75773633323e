import type { PrimaryPreview } from '@mainstay/contracts/primaries'
import type { z } from 'zod'
import type { Ctx } from '../../platform/ctx.ts'
import { listLedgerRows } from './ledger-queries.ts'
import { mayRead, viewRows } from './list-commitments.ts'

const countedAtMost = 1_000
const shown = 5

/** Answers that are promised to an account and not given yet, the next one first: what keeps its hours whatever changes. */
export async function runningAnswers(ctx: Ctx, accountId: string): Promise<z.infer<typeof PrimaryPreview>['running']> {
  const rows = await listLedgerRows(ctx, {
    states: ['running'],
    source: 'policy',
    accountId,
    newestFirst: false,
    limit: countedAtMost,
  })
  const seen = rows.filter((row) => mayRead(ctx, row))
  const items = (await viewRows(ctx, seen.slice(0, shown))).flatMap(({ commitment, ticket }) =>
    ticket ? [{ ...asTicket(ticket), dueAt: commitment.dueAt, zone: commitment.zone }] : [],
  )
  return { count: seen.length, items }
}

type Ticket = NonNullable<Awaited<ReturnType<typeof viewRows>>[number]['ticket']>
const asTicket = ({ id, number, subject, priority }: Ticket) => ({ ticketId: id, number, subject, priority })
