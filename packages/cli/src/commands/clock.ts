import type { Io } from '../io.ts'
import { configured, readDataDir } from './configured.ts'

/** `mainstay clock accept`: an administrator confirms the database's clock after a jump. */
export const clockCommand = async (args: readonly string[], io: Io): Promise<number> => {
  if (args[0] !== 'accept') {
    io.stderr.write('Usage: mainstay clock accept [--data-dir DIR]\n')
    return 2
  }
  return await configured(
    io,
    'all',
    async (config) => {
      const { acceptDeskClock } = await import('@mainstay/server/main/desk-commands')
      const { accepted } = await acceptDeskClock(config)
      io.stdout.write(
        accepted
          ? 'The clock is accepted. Firing goes on within 5 s.\n'
          : 'The clock is running. There is nothing to confirm.\n',
      )
      return 0
    },
    readDataDir(args),
  )
}
