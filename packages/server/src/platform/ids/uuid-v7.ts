import { randomFillSync } from 'node:crypto'
import type { InstantMs } from '@mainstay/policy'

/** Gives `length` random bytes; injected so that a simulation can be repeated. */
export type RandomBytes = (length: number) => Uint8Array
/** Makes one id for an instant. */
export type MakeId = (at: InstantMs) => string

const POOL_BYTES = 4_096
/** Bytes from the system, fetched by the page. */
export function systemRandomness(): RandomBytes {
  const pool = new Uint8Array(POOL_BYTES)
  let used = POOL_BYTES
  return (length) => {
    if (used + length > POOL_BYTES) {
      randomFillSync(pool)
      used = 0
    }
    used += length
    return pool.subarray(used - length, used)
  }
}

const HALF_COUNTER = 0x7ff
const FULL_COUNTER = 0xfff

/**
 * UUIDv7 (RFC 9562): 48 bits of milliseconds, a 12-bit counter that begins at random in each millisecond, 62 random
 * bits. Ids made in one millisecond sort in the order made.
 */
export function uuidV7(random: RandomBytes): MakeId {
  let lastAt = -1
  let counter = 0
  return (at) => {
    const bytes = random(10)
    counter = at === lastAt ? counter + 1 : (((bytes[8] ?? 0) << 8) | (bytes[9] ?? 0)) & HALF_COUNTER
    lastAt = at
    const time = Math.trunc(at).toString(16).padStart(12, '0')
    const tail = Buffer.from(bytes.subarray(0, 8)).toString('hex')
    const variant = (0x8 | (Number.parseInt(tail.charAt(0), 16) & 0x3)).toString(16)
    const count = (counter & FULL_COUNTER).toString(16).padStart(3, '0')
    return `${time.slice(0, 8)}-${time.slice(8)}-7${count}-${variant}${tail.slice(1, 4)}-${tail.slice(4)}`
  }
}
