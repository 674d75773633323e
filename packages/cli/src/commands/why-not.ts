import { Refusal } from '@mainstay/contracts/problems'
import type { Config } from '@mainstay/server/platform/config'
import { isConnectionLost, MigrationRefused, sqlStateOf } from '@mainstay/server/platform/db'

const noDatabase = 'The database does not answer. Check DATABASE_URL, and that PostgreSQL runs.'
const noSignIn = 'The database refuses our sign-in. Check user and password in DATABASE_URL.'
const noSchema = 'The database has no desk in it yet, or this login may not see it. Run "mainstay migrate".'

/** What an error's code, of the system or of the database, means for a process that starts. */
const sentences: Readonly<Record<string, (config: Config) => string>> = {
  EADDRINUSE: ({ port }) => `Port ${port} is in use by another program. Choose another one with --port or PORT.`,
  EADDRNOTAVAIL: ({ host }) => `This computer has no address ${host}. Check HOST.`,
  EACCES: ({ dataDir, port }) => `This user may not write ${dataDir}, or not open port ${port}.`,
  EPERM: ({ dataDir }) => `This user may not write ${dataDir}.`,
  EROFS: ({ dataDir }) => `${dataDir} cannot be written.`,
  ENOTDIR: ({ dataDir }) => `${dataDir} is not a directory.`,
  EEXIST: ({ dataDir }) => `${dataDir} is not a directory.`,
  ENOSPC: ({ dataDir }) => `There is no room left in ${dataDir}. Make some and start again.`,
  EDQUOT: ({ dataDir }) => `There is no room left in ${dataDir}. Make some and start again.`,
  '53100': ({ dataDir }) =>
    `There is no room left in ${dataDir}, or where the database lies. Make some and start again.`,
  '28P01': () => noSignIn,
  '28000': () => noSignIn,
  '3D000': () => noSchema,
  '42P01': () => noSchema,
  '42501': () => noSchema,
  '22023': () => noSchema,
}

/** Why a process cannot run here, as a sentence for the operator; undefined when nobody foresaw it. */
export function whyNot(error: unknown, config: Config): string | undefined {
  if (error instanceof MigrationRefused) return error.message
  if (error instanceof Refusal && error.code === 'desk.unavailable') return noDatabase
  const sentence = sentences[sqlStateOf(error) ?? '']?.(config)
  return sentence ?? (isConnectionLost(error) ? noDatabase : undefined)
}
