/** Mail that could not leave for this long is given up, and stays in the log to be replayed. */
export const GIVE_UP_AFTER_MS = 3 * 86_400_000
const FIRST_WAIT_MS = 30_000
const LONGEST_WAIT_MS = 3_600_000
/** Knocking at a door where nobody is costs nothing: mail goes out soon after the relay is back (F25). */
const LONGEST_WAIT_AWAY_MS = 60_000

/**
 * How long to wait after the given number of tries: half a minute, doubling up to an hour (to a
 * minute while there is no relay at all), each 20 % more or less so
 * that what failed together does not come back together. `chance` is from 0 to 1. Undefined when it is time to give up.
 */
export function retryAfter(
  attempts: number,
  { waitedMs, chance, isAway }: { readonly waitedMs: number; readonly chance: number; readonly isAway: boolean },
): number | undefined {
  const doubled = FIRST_WAIT_MS * 2 ** Math.min(attempts - 1, 20)
  const waitMs = Math.round(Math.min(doubled, isAway ? LONGEST_WAIT_AWAY_MS : LONGEST_WAIT_MS) * (0.8 + 0.4 * chance))
  return waitedMs + waitMs > GIVE_UP_AFTER_MS ? undefined : waitMs
}
