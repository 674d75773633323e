import { cityOf } from '@mainstay/policy/reasons'
import type { Reader } from '../contacts/index.ts'

/** `Berlin (GMT+1)`: whose clock "your time" is, as it stands at that instant. */
export function sayZone({ locale, zone }: Reader, at: number): string {
  const parts = new Intl.DateTimeFormat(locale, { timeZone: zone, timeZoneName: 'shortOffset' }).formatToParts(at)
  const offset = parts.find(({ type }) => type === 'timeZoneName')?.value
  return `${cityOf(zone)} (${offset ?? zone})`
}
