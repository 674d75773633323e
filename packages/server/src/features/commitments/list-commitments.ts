import type { listCommitmentsEndpoint } from '@mainstay/contracts/commitments'
import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import { z } from 'zod'
import { isAllowed } from '../../platform/access.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { readCursor, writeCursor } from '../../platform/http/cursor.ts'
import { decodeId, encodeId } from '../../platform/ids/index.ts'
import { personRefs } from '../contacts/index.ts'
import { commitmentView, type PeopleById } from './commitment-view.ts'
import { owedCommitmentView } from './engagements/owed-view.ts'
import { excusedOf } from './excuses/excused-of.ts'
import { type LedgerQuestion, type LedgerRecord, listLedgerRows } from './ledger-queries.ts'
import { clockFrom, type TermsByHash, termsByHash } from './queries.ts'

type Input = InputOf<typeof listCommitmentsEndpoint>
type Output = OutputOf<typeof listCommitmentsEndpoint>
const position = z.tuple([z.number(), z.uuid()])

/** The ledger of promises within sight, by due time. */
export async function listCommitments(ctx: Ctx, { query }: Input): Promise<Output> {
  const after = readCursor(ctx, query.cursor, position)
  const rows = await listLedgerRows(ctx, { ...questionOf(ctx, query), after, limit: query.limit + 1 })
  const page = rows.slice(0, query.limit)
  const last = rows.length > query.limit ? page.at(-1) : undefined
  return {
    items: await viewRows(
      ctx,
      page.filter((row) => mayRead(ctx, row)),
    ),
    nextCursor: last ? writeCursor(ctx, [last.due_at.getTime(), last.id]) : null,
  }
}

export const mayRead = (ctx: Ctx, { account_id: accountId, ticket }: LedgerRecord): boolean =>
  ticket
    ? isAllowed(ctx, 'commitment.see', { accountId, sight: ticket.sight, openedBy: ticket.openedBy })
    : isAllowed(ctx, 'owed.see', { accountId })

function questionOf(ctx: Ctx, query: Input['query']): Omit<LedgerQuestion, 'after' | 'limit'> {
  const { state, kind, source, priority, accountId, assignee, tam, plan, dueFrom, dueTo, newestFirst } = query
  return {
    states: state === undefined ? [] : [...new Set([state].flat())],
    ...{ kind, source, priority, plan },
    accountId: accountId === undefined ? undefined : decodeId('acc', accountId),
    assigneeId: assignee === undefined ? undefined : assigneeIn(ctx, assignee),
    tamId: tam === undefined ? undefined : decodeId('per', tam),
    dueFrom: dueFrom === undefined ? undefined : Date.parse(dueFrom),
    dueTo: dueTo === undefined ? undefined : Date.parse(dueTo),
    newestFirst: newestFirst ?? false,
  }
}

/** A robot has no tickets of its own. */
const nobody = '00000000-0000-0000-0000-000000000000'
function assigneeIn(ctx: Ctx, assignee: string): string {
  if (assignee !== 'me') return decodeId('per', assignee)
  return 'personId' in ctx.principal ? ctx.principal.personId : nobody
}

/** Rows of the ledger as their reader sees them. */
export async function viewRows(ctx: Ctx, rows: readonly LedgerRecord[]): Promise<Output['items']> {
  const terms = await termsByHash(
    ctx,
    rows.map((row) => row.terms_hash),
  )
  const marks = await excusedOf(ctx, rows)
  const ids = rows
    .map(personOf)
    .concat(rows.flatMap(({ clock }) => ('promisedBy' in clock ? clock.promisedBy : undefined) ?? []))
  const people: PeopleById = ids.length === 0 ? new Map() : await personRefs(ctx, ids)
  return rows.map((row) => {
    const person = personOf(row)
    return {
      ...commitmentIn(row, { terms, people, marks }),
      account: { id: encodeId('acc', row.account_id), code: row.account_code, name: row.account_name },
      ticket: row.ticket && {
        id: encodeId('tkt', row.ticket.id),
        number: `${row.account_code}-${row.ticket.number}`,
        subject: row.ticket.subject,
        priority: row.ticket.priority,
      },
      assignee: (person !== null && people.get(person)) || null,
    }
  })
}

/** Who is on the ticket; of what is owed without being asked, whoever looks after it. */
const personOf = ({ ticket, owner_id }: LedgerRecord): string | null => (ticket ? ticket.assigneeId : owner_id)

interface Beside {
  readonly terms: TermsByHash
  readonly people: PeopleById
  readonly marks: Awaited<ReturnType<typeof excusedOf>>
}
function commitmentIn(row: LedgerRecord, { terms, people, marks }: Beside) {
  const excused = marks.get(row.id)
  if (row.clock.kind === 'engagement') {
    const { window } = row.clock
    return { commitment: owedCommitmentView(row.id, row.clock, excused), plan: window.plan }
  }
  const clock = clockFrom(row.clock, row.terms_hash, terms)
  const named = { id: row.id, clock, supersededById: row.superseded_by ?? undefined, excused }
  return { commitment: commitmentView(named, people), plan: clock.terms?.plan ?? null }
}
