import type { GuardState } from '../platform/clock/index.ts'
import type { DeskDatabase } from '../platform/db/index.ts'
import type { Readiness } from '../platform/http/http-parts.ts'
import type { Desk } from './desk-parts.ts'

/** A sweep that has not looked for this long keeps no promise: the process says that it is not ready. */
const QUIET_TOO_LONG_MS = 60_000

interface ReadinessParts {
  readonly database: DeskDatabase
  readonly clockState: () => GuardState | undefined
  readonly role: 'all' | 'api' | 'worker'
}

/** Whether this process can do its work: its database answers, and its sweep looks. */
export const readinessOf =
  ({ database, clockState, role }: ReadinessParts) =>
  (desk: () => Desk) =>
  async (): Promise<Readiness> => {
    const answers = await database.pool.query('SELECT 1').then(
      () => true,
      () => false,
    )
    const quietForMs = role === 'api' ? 0 : (desk().sweep.quietForMs() ?? 0)
    const clock = clockState()
    return {
      isReady: answers && quietForMs < QUIET_TOO_LONG_MS,
      details: {
        database: answers ? 'answers' : 'does not answer',
        sweep: quietForMs < QUIET_TOO_LONG_MS ? 'looks' : 'stands still',
        clock: clock?.mayFire === false ? 'frozen' : 'runs',
      },
    }
  }
