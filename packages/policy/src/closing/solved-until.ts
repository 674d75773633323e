import type { InstantMs } from '../calendar/types.ts'
import type { Policy } from '../document/schema.ts'

const dayMs = 86_400_000

/**
 * Until when "Did this solve it?" may be answered, or its answer changed (policy 11.7): so many days after the
 * closing, and once answered so many days after the answer.
 */
export function solvedUntil(
  { closedAt, answeredAt }: { readonly closedAt: InstantMs; readonly answeredAt?: InstantMs | undefined },
  { answerDays, changeDays }: Policy['life']['solved'],
): InstantMs {
  return answeredAt === undefined ? closedAt + answerDays * dayMs : answeredAt + changeDays * dayMs
}
