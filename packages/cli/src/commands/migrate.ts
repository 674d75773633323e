import type { Io } from '../io.ts'
import { configured, readDataDir } from './configured.ts'

/** `mainstay migrate [--data-dir DIR]` */
export const migrateCommand = (args: readonly string[], io: Io): Promise<number> =>
  configured(
    io,
    'all',
    async (config) => {
      const { migrateDesk } = await import('@mainstay/server/main/migrate')
      const applied = await migrateDesk(config)
      for (const step of applied) io.stdout.write(`applied ${step}\n`)
      io.stdout.write('The database is at this version.\n')
      return 0
    },
    readDataDir(args),
  )
