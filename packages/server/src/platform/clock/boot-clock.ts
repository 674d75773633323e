import { readFileSync } from 'node:fs'
import { monotonicMs } from './timers.ts'

/**
 * Milliseconds since the machine started, sleep included (Linux). Elsewhere the monotonic clock of the process, which
 * on macOS and Windows runs on through sleep as well.
 */
export function bootMs(): number {
  try {
    return Number.parseFloat(readFileSync('/proc/uptime', 'latin1')) * 1_000
  } catch {
    return monotonicMs()
  }
}

/** Names this start of the machine: readings of the boot clock compare only within one. */
export function bootId(): string | undefined {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'latin1').trim()
  } catch {
    return undefined
  }
}

/** What the computer's own clock says, as a second opinion; never used for product time. */
export const wallClockMs = (): number => Date.now()
