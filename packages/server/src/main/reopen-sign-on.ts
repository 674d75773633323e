import { liftSsoOnly } from '../features/identity-providers/index.ts'
import type { Desk } from './desk-parts.ts'

/** An administrator on this machine opens passwords again for the staff; heard within seconds by every process. */
export async function reopenSignOnHere(desk: Pick<Desk, 'asWorker'>): Promise<{ readonly lifted: number }> {
  return { lifted: await desk.asWorker(liftSsoOnly) }
}
