import { acceptClock, type GuardState } from '../platform/clock/index.ts'
import type { Desk } from './desk-parts.ts'

/**
 * An administrator on this machine says that the database's clock is right (product, One clock). Where this process
 * watches the clock and it runs, there is nothing to accept.
 */
export async function acceptClockHere(
  desk: Pick<Desk, 'asWorker'>,
  watched?: GuardState,
): Promise<{ readonly accepted: boolean }> {
  if (watched?.mayFire) return { accepted: false }
  await desk.asWorker(acceptClock)
  return { accepted: true }
}
