import type { Engagement } from './engagement-types.ts'
import { t } from './engagements-text.ts'

/** How a session stands. */
export function StateMark({ session }: { readonly session: Pick<Engagement, 'state' | 'isContested'> }) {
  const state = session.isContested ? 'contested' : session.state
  return <span className={`eng-state eng-${state}`}>{t(`state.${state}`)}</span>
}
