/** One format a zone: making one costs more than a thousand uses of it. */
const formats = new Map<string, Intl.DateTimeFormat>()
const formatOf = (zone: string): Intl.DateTimeFormat => {
  const known = formats.get(zone)
  if (known) return known
  const made = new Intl.DateTimeFormat('en', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  })
  formats.set(zone, made)
  return made
}

const partsIn = (at: number, zone: string) => {
  const named = Object.fromEntries(
    formatOf(zone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  )
  return `${named.year}-${named.month}-${named.day}T${named.hour}:${named.minute}`
}

/** What a clock on the wall of `zone` shows at an instant (epoch ms), as a date and time field wants it: `2026-11-24T18:00`. */
export const writeWallTime = (at: number, zone: string) => partsIn(at, zone)

/**
 * The instant (epoch ms) at which a clock in `zone` shows `wall` (`2026-11-24T18:00`). A time that the clock skips gives
 * the moment after the gap; one shown twice gives the first. Undefined for anything that is not a date and time.
 */
export const readWallTime = (wall: string, zone: string): number | undefined => {
  const asUtc = Date.parse(`${wall}Z`)
  if (!Number.isFinite(asUtc)) return undefined
  const offsetAt = (at: number) => Date.parse(`${partsIn(at, zone)}Z`) - Math.floor(at / 60_000) * 60_000
  const candidates = [offsetAt(asUtc - 86_400_000), offsetAt(asUtc + 86_400_000)].map((offset) => asUtc - offset)
  const right = candidates.filter((at) => partsIn(at, zone) === wall.slice(0, 16))
  return right.length > 0 ? Math.min(...right) : Math.max(...candidates)
}
