import { ClockWatch } from '../platform/clock/index.ts'
import type { Config } from '../platform/config/index.ts'
import { askRunning, DirectoryHeld } from '../platform/data-directory/index.ts'
import { openLog } from '../platform/log/index.ts'
import { acceptClockHere } from './accept-clock.ts'
import { examine, type Finding } from './doctor.ts'
import { publishPolicyHere } from './publish-policy-here.ts'
import { reopenSignOnHere } from './reopen-sign-on.ts'
import { startDesk } from './start-desk.ts'

/*
 * What commands do on the configured desk: through the running process where one holds the directory, else alone.
 */

/** Looks at the desk: through the running process where one holds the directory, else by itself. */
export const examineDesk = (config: Config): Promise<readonly Finding[]> =>
  throughRunning(config, 'doctor', async (open) => {
    const watch = await ClockWatch.open({ units: open.desk.units, log: open.log, hasSecondSource: false })
    return await examine({
      config,
      database: open.database,
      units: open.desk.units,
      clockState: () => watch.guard.state,
    })
  }) as Promise<readonly Finding[]>

/** Confirms the database's clock, through the running process where there is one; not where that one's clock runs. */
export const acceptDeskClock = (config: Config): Promise<{ readonly accepted: boolean }> =>
  throughRunning(config, 'clock accept', (open) => acceptClockHere(open.desk)) as Promise<{ accepted: boolean }>

/** Lifts "single sign-on only" for the staff, through the running process where there is one. */
export const reopenSignOn = (config: Config): Promise<{ readonly lifted: number }> =>
  throughRunning(config, 'sign-on reopen', (open) => reopenSignOnHere(open.desk)) as Promise<{ lifted: number }>

/** Publishes a policy document on the configured desk. Refuses as `publishPolicy` does. */
export const publishDeskPolicy = async (config: Config, source: string): Promise<void> => {
  await throughRunning(config, 'policy publish', (open) => publishPolicyHere(open.desk, source), source)
}

async function throughRunning(
  config: Config,
  command: string,
  alone: (open: Awaited<ReturnType<typeof startDesk>>) => Promise<unknown>,
  input?: unknown,
): Promise<unknown> {
  const log = openLog({ level: 'silent' })
  try {
    const open = await startDesk({ config, log })
    try {
      return await alone(open)
    } finally {
      await open.close()
    }
  } catch (error) {
    if (!(error instanceof DirectoryHeld)) throw error
    return await askRunning(config.dataDir, command, input)
  }
}
