import { Refusal } from '@mainstay/contracts/problems'
import { sqlStateOf } from './migrate.ts'

const networkCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOENT',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
])
/** Shut down, starting up, too many connections, disk full, read-only standby. */
const serverStates = new Set(['57P01', '57P02', '57P03', '53300', '53100', '25006'])
const busyStates = new Set(['57014', '55P03', '25P03', '53200'])
const contested = new Set(['40001', '40P01'])

/** The connection is gone or could not be made: nothing of the transaction is known to have happened. */
export function isConnectionLost(error: unknown): boolean {
  const state = sqlStateOf(error) ?? ''
  if (networkCodes.has(state) || state.startsWith('08') || (serverStates.has(state) && state !== '25006')) return true
  return (
    error instanceof Error &&
    /^Connection terminated|^Client has encountered a connection error|not queryable/.test(error.message)
  )
}

/** Two transactions crossed; trying again is right. */
export const isContested = (error: unknown): boolean => contested.has(sqlStateOf(error) ?? '')

/** Turns what the database could not do for us into an honest refusal; everything else stays as it is. */
export function refuseForDatabase(error: unknown): unknown {
  if (error instanceof Refusal) return error
  const state = sqlStateOf(error) ?? ''
  if (isConnectionLost(error) || serverStates.has(state)) return new Refusal('desk.unavailable', { retryAfterS: 2 })
  if (busyStates.has(state) || isContested(error) || isPoolExhausted(error))
    return new Refusal('desk.busy', { retryAfterS: 2 })
  return error
}

const isPoolExhausted = (error: unknown): boolean =>
  error instanceof Error && error.message === 'timeout exceeded when trying to connect'
