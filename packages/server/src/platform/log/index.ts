import { type DestinationStream, type Logger, pino } from 'pino'

/** Fields that are never written, wherever they stand: proofs of who somebody is, and what somebody wrote. */
const secrets = ['authorization', 'cookie', 'password', 'token', 'secret', 'text', 'subject', 'email', 'apiKey']

export interface LogSettings {
  readonly level: string
  /** Standard error unless told: standard output belongs to commands. */
  readonly destination?: DestinationStream
}

/** The desk's log: JSON lines with ids and codes. */
export function openLog({ level, destination }: LogSettings): Logger {
  const paths = secrets.flatMap((field) => [field, `*.${field}`, `*.*.${field}`, `req.headers.${field}`])
  return pino({ level, redact: { paths, censor: '[removed]' } }, destination ?? pino.destination({ fd: 2, sync: true }))
}
