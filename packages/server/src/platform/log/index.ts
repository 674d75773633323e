import { type DestinationStream, type Logger, pino } from 'pino'

/** Fields that are never written, wherever they stand: proofs of who somebody is, and what somebody wrote. */
const secrets = [
  'authorization',
  'cookie',
  'password',
  'newPassword',
  'token',
  'secret',
  'text',
  'reason',
  'email',
  'apiKey',
]

export interface LogSettings {
  readonly level: string
  /** Standard error unless told: standard output belongs to commands. */
  readonly destination?: DestinationStream
}

/** The desk's log: JSON lines with ids and codes. */
export function openLog({ level, destination }: LogSettings): Logger {
  const paths = secrets.flatMap((field) => [field, `*.${field}`, `*.*.${field}`, `req.headers.${field}`])
  const options = { level, redact: { paths, censor: '[removed]' }, serializers: { err: describeError } }
  return pino(options, destination ?? pino.destination({ fd: 2, sync: true }))
}

/** Database errors repeat values in message and detail: of those only code, constraint and table are kept. */
function describeError(error: unknown): Readonly<Record<string, unknown>> {
  if (!(error instanceof Error)) return { type: typeof error }
  const { code, constraint, table, severity } = error as Error & Readonly<Record<string, unknown>>
  const trace = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  const told = severity === undefined ? { message: error.message } : { constraint, table }
  const cause = error.cause === undefined ? {} : { cause: describeError(error.cause) }
  return { type: error.name, code, ...told, trace: trace.join('\n'), ...cause }
}
