import type { NewEvent } from '@mainstay/contracts/events'
import type { Happening, ResponseCommitment } from '@mainstay/policy/commitments'
import type { Ctx } from '../../platform/ctx.ts'
import { hashOfTerms } from './known-terms.ts'
import { type ClockChange, idOf, type StoredClocks } from './stored-clocks.ts'

const iso = (at: number) => new Date(at).toISOString()

/** Publishes what happened to a ticket's commitments. With it the log alone tells every clock again (reliability I5). */
export async function tellHappenings(ctx: Ctx, change: ClockChange): Promise<void> {
  for (const happening of change.happened) await ctx.publish(commitmentEvent(change.after, happening))
  const terms = termsUntold(change)
  if (terms !== undefined) await ctx.publish(termsEvent(change.after, terms, 'cycle'))
}

function commitmentEvent(stored: StoredClocks, happening: Happening): NewEvent {
  const clock = clockOf(stored, happening.ordinal)
  const commitmentId = idOf(stored, clock.ordinal)
  const { metric, cycle, ordinal, source, priority } = clock
  return {
    type: happening.type,
    accountId: stored.accountId,
    subject: { type: 'commitment', id: commitmentId },
    data: {
      ticketId: stored.ticketId,
      commitmentId,
      ...{ metric, cycle, ordinal, source, state: stateAfter[happening.type], priority },
      dueAt: iso('dueAt' in happening ? happening.dueAt : clock.dueAt),
      happenedAt: iso(happening.at),
      ...('share' in happening && { share: happening.share }),
      ...('detectedAt' in happening && { detectedAt: iso(happening.detectedAt) }),
      ...('because' in happening && { because: happening.because }),
      ...('supersededBy' in happening && { supersededBy: idOf(stored, happening.supersededBy) }),
      ...(happening.type === 'commitment.started' && clock.terms && { terms: hashOfTerms(clock.terms) }),
    },
  }
}

/** The state right after the happening; by the end of the transaction the commitment may have gone on. */
const stateAfter: Readonly<Record<Happening['type'], ResponseCommitment['state']>> = {
  'commitment.started': 'running',
  'commitment.warned': 'running',
  'commitment.breached': 'breached',
  'commitment.met': 'met',
  'commitment.met_late': 'met_late',
  'commitment.superseded': 'superseded',
  'commitment.cancelled': 'cancelled',
  'commitment.paused': 'running',
  'commitment.resumed': 'running',
}

function clockOf({ state }: StoredClocks, ordinal: number): ResponseCommitment {
  const clock = state.commitments.find((one) => one.ordinal === ordinal)
  if (!clock) throw new Error('something happened to a commitment that is not there')
  return clock
}

/** Terms taken on for cycles to come that no clock started here shows: `null` when nothing is promised any more. */
function termsUntold({ before, after, happened }: ClockChange): string | null | undefined {
  const started = happened
    .filter(({ type }) => type === 'commitment.started')
    .map(({ ordinal }) => clockOf(after, ordinal))
    .findLast(({ source }) => source === 'policy')
  const told = started?.terms ?? before?.state.terms
  const now = after.state.terms
  const hash = now ? hashOfTerms(now) : null
  return hash === (told ? hashOfTerms(told) : null) ? undefined : hash
}

/** Why a ticket's terms changed: with a new cycle, by an upgrade of the plan, or by grace granted. */
export type TermsBecause = 'cycle' | 'upgraded' | 'granted'

export const termsEvent = (
  { accountId, ticketId }: Pick<StoredClocks, 'accountId' | 'ticketId'>,
  terms: string | null,
  because: TermsBecause,
): NewEvent => ({
  type: 'commitment.terms_changed',
  accountId,
  subject: { type: 'ticket', id: ticketId },
  data: { ticketId, terms, because },
})
