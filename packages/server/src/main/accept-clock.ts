import { acceptClock } from '../platform/clock/index.ts'
import type { Desk } from './desk.ts'

/** An administrator on this machine says that the database's clock is right (product, One clock). */
export async function acceptClockHere(desk: Pick<Desk, 'asWorker'>): Promise<{ readonly accepted: true }> {
  await desk.asWorker(acceptClock)
  return { accepted: true }
}
