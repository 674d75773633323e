import { type RawBuilder, sql } from 'kysely'

/** Which of a list: those set aside alone, or all but those, at an instant (epoch ms). */
export interface Aside {
  readonly which: 'without' | 'only'
  readonly now: number
}

/** The same rule as `isSetAside`, over the rows of `t`; the first lines are the words of its index. */
export function asideIs({ which, now }: Aside): RawBuilder<boolean> {
  const aside = sql<boolean>`(t.status <> 'closed' AND (t.snoozed_until IS NOT NULL OR t.wakes_on IS NOT NULL)
    AND (t.wakes_on IS NOT NULL OR t.snoozed_until > ${new Date(now)})
    AND t.due_at IS NULL AND t.place IS DISTINCT FROM 'answer_now')`
  return which === 'only' ? aside : sql<boolean>`(${aside}) IS NOT TRUE`
}
