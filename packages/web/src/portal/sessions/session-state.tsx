import type { SessionBrief } from './session-types.ts'
import { t } from './sessions-text.ts'

/** How it stands, in a customer's words. */
export function SessionState({ session }: { readonly session: Pick<SessionBrief, 'state' | 'isContested'> }) {
  const state = session.isContested ? 'contested' : session.state
  return <span className={`ses-state ses-${state}`}>{t(`state.${state}`)}</span>
}
