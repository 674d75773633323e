import { suggestZone } from '../calendar/index.ts'
import type { DocumentPath, Finding } from './problems.ts'
import type { Annex, Policy, PolicyTerms } from './schema.ts'
import { isCivilDate, isKnownZone } from './zones.ts'

const zoneSuggestion = (zone: string): { suggestion?: string } => {
  const near = suggestZone(zone)
  return near === undefined ? {} : { suggestion: `Did you mean \`${near}\`?` }
}

const zoneFinding = (zone: string, path: DocumentPath): readonly Finding[] =>
  isKnownZone(zone)
    ? []
    : [
        {
          code: 'policy.unknown_zone',
          path,
          message: `\`${zone}\` is not a time zone.`,
          ...zoneSuggestion(zone),
        },
      ]

const dateFindings = (dates: readonly string[], path: DocumentPath): readonly Finding[] =>
  dates.flatMap((date, index) =>
    isCivilDate(date)
      ? []
      : [
          {
            code: 'policy.bad_date' as const,
            path: [...path, index],
            message: `${date} is not a date of the calendar.`,
          },
        ],
  )

const startsAtMidnightsEnd = (day: readonly (readonly [string, string])[], path: DocumentPath): readonly Finding[] =>
  day.flatMap(([from], index) =>
    from === '24:00'
      ? [
          {
            code: 'policy.bad_hours' as const,
            path: [...path, index, 0],
            message: 'Hours may end at 24:00, they cannot begin there.',
          },
        ]
      : [],
  )

const hoursFindings = (hours: NonNullable<PolicyTerms['hours']>['is'], path: DocumentPath): readonly Finding[] => {
  const days = Object.entries(hours.weekly)
  const opens = days.some(([, day]) => (day?.length ?? 0) > 0)
  return [
    ...(opens
      ? []
      : [
          {
            code: 'policy.never_opens' as const,
            path: [...path, 'weekly'],
            message: 'These hours never open. Give at least one weekday an interval.',
          },
        ]),
    ...(hours.zone === undefined ? [] : zoneFinding(hours.zone, [...path, 'zone'])),
    ...days.flatMap(([day, intervals]) => startsAtMidnightsEnd(intervals ?? [], [...path, 'weekly', day])),
    ...Object.entries(hours.exceptions ?? {}).flatMap(([date, intervals]) => [
      ...(isCivilDate(date)
        ? []
        : [
            {
              code: 'policy.bad_date' as const,
              path: [...path, 'exceptions', date],
              atKey: true as const,
              message: `${date} is not a date of the calendar.`,
            },
          ]),
      ...startsAtMidnightsEnd(intervals, [...path, 'exceptions', date]),
    ]),
  ]
}

const holidayFindings = (
  holidays: NonNullable<PolicyTerms['holidays']>['is'],
  path: DocumentPath,
): readonly Finding[] => {
  const needed = holidays.follow === 'listed' ? 'dates' : holidays.follow === 'region' ? 'regions' : undefined
  return [
    ...(needed === undefined || holidays[needed] !== undefined
      ? []
      : [
          {
            code: 'policy.missing_field' as const,
            path: [...path, needed],
            message: `Holidays that follow \`${holidays.follow}\` need \`${needed}\` here.`,
          },
        ]),
    ...dateFindings(holidays.dates ?? [], [...path, 'dates']),
    ...Object.entries(holidays.regions ?? {}).flatMap(([region, dates]) =>
      dateFindings(dates, [...path, 'regions', region]),
    ),
  ]
}

const termFindings = (terms: PolicyTerms, path: DocumentPath): readonly Finding[] => [
  ...(terms.hours ? hoursFindings(terms.hours.is, [...path, 'hours', 'is']) : []),
  ...(terms.holidays ? holidayFindings(terms.holidays.is, [...path, 'holidays', 'is']) : []),
]

/** Zones, hours, dates and holidays that no calendar could be made of. */
export const checkHours = (policy: Policy): readonly Finding[] => [
  ...policy.regions.flatMap(({ zone }, index) => zoneFinding(zone, ['regions', index, 'zone'])),
  ...Object.entries(policy.plans).flatMap(([name, plan]) => termFindings(plan.terms, ['plans', name, 'terms'])),
  ...Object.entries(policy.addOns).flatMap(([name, addOn]) => termFindings(addOn.terms, ['addOns', name, 'terms'])),
]

/** The same of the terms that an annex replaces. */
export const checkAnnexHours = (annex: Annex): readonly Finding[] => termFindings(annex.terms, ['terms'])
