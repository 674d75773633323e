import type { CadenceKey, ScalarKey, ScalarValue } from '../entitlements/types.ts'
import { sayWeek } from '../reasons/say-time.ts'
import { words } from '../reasons/words.ts'
import { saySpan } from './spans.ts'

/** What a term is called in a comparison. */
export const termLabels: Readonly<Record<ScalarKey, string>> = {
  coverage: 'Coverage',
  hours: 'Business hours',
  holidays: 'Public holidays',
  seats: 'Technical contacts',
  observers: 'People who can read',
  sees: 'What contacts see',
  portal: 'Portal',
  webMeetings: 'Web meetings',
  chat: 'Chat room',
  training: 'Training',
  graceDays: 'Days of grace',
  namedManager: 'Technical account manager',
  handsOnTraining: 'Hands-on training',
  successPlan: 'Success plan',
  advocacy: 'Advocacy for feature requests',
}

/** What comes unasked, as a line of the terms calls it. */
export const cadenceLabel = (key: CadenceKey): string => {
  const word = words[`cadence.${key}`]
  return word.charAt(0).toUpperCase() + word.slice(1)
}

const included = (value: boolean): string => (value ? 'included' : 'not included')

const sayHours = ({ weekly, zone, businessDay }: ScalarValue<'hours'>): string => {
  const week = Object.entries(weekly)
    .filter(([, day]) => day !== undefined && day.length > 0)
    .map(([day, intervals]) => `${day} ${(intervals ?? []).map((interval) => interval.join('-')).join(' ')}`)
  const where = zone === undefined ? '' : ` in ${zone}`
  return `${sayWeek(week)}${where}; a business day is ${saySpan(businessDay)}`
}

const sayHolidays = ({ follow, dates }: ScalarValue<'holidays'>): string => {
  if (follow === 'none') return 'they count as any other day'
  return follow === 'region' ? 'those of your region do not count' : `${(dates ?? []).join(', ')} do not count`
}

/** A term's value in words, for tables and comparisons. */
export const termValues: { readonly [K in ScalarKey]: (value: ScalarValue<K>) => string } = {
  coverage: (value) => (value === 'always' ? 'day and night' : 'business hours'),
  hours: sayHours,
  holidays: sayHolidays,
  seats: (value) => `up to ${value}`,
  observers: (value) => `up to ${value}`,
  sees: (value) => (value === 'team' ? 'the tickets of the team' : 'their own tickets'),
  portal: (value) => (value === 'dedicated' ? 'your own' : 'shared'),
  webMeetings: included,
  chat: included,
  training: (value) => (value === 'require' ? 'required, except for urgent tickets' : 'advised'),
  graceDays: (value) => (value === 0 ? 'none unless granted' : String(value)),
  namedManager: included,
  handsOnTraining: included,
  successPlan: included,
  advocacy: included,
}
