import type { Io } from '../io.ts'
import { configured, readDataDir } from './configured.ts'

/** `mainstay sign-on reopen`: passwords open the console again where the staff's own sign-in service is gone. */
export const signOnCommand = async (args: readonly string[], io: Io): Promise<number> => {
  if (args[0] !== 'reopen') {
    io.stderr.write('Usage: mainstay sign-on reopen [--data-dir DIR]\n')
    return 2
  }
  return await configured(
    io,
    'all',
    async (config) => {
      const { reopenSignOn } = await import('@mainstay/server/main/desk-commands')
      const { lifted } = await reopenSignOn(config)
      io.stdout.write(
        lifted > 0
          ? 'The staff may sign in by password again. It stands in the audit log.\n'
          : 'The staff does not sign in by single sign-on alone. There is nothing to lift.\n',
      )
      return 0
    },
    readDataDir(args),
  )
}
