import type { Saying, Text } from './texts.ts'

const platform = (say: Saying): string =>
  [say.text('name'), say.text('version')].filter((part) => part !== '').join(' ')

const isAre = (names: unknown): string => (Array.isArray(names) && names.length > 1 ? 'are' : 'is')

/** "8.x left support on 3 Mar 2026", as far as it is known. */
const ended: Text = (say, { until, endedBy }) => {
  const since =
    until === null
      ? `${say.text('version')} has left support`
      : `${say.text('version')} left support on ${say.date('until')}`
  return endedBy === null ? `${since}.` : `${since}, after ${say.text('endedBy')}.`
}

const supported: Text = (say, { state, until }) => {
  if (until === null || state === 'current') return `${say.text('version')} is supported.`
  return `${say.text('version')} is supported until ${say.date('until')} at the latest.`
}

/** Reasons of scope verdicts. */
export const scopeTexts: Readonly<Record<string, Text>> = {
  'scope.covered': () => 'This is covered.',
  'scope.version_supported': supported,
  'scope.version_ended': ended,
  'scope.version_not_released': (say) => `${say.text('version')} is not generally available.`,
  'scope.platform_supported': (say) => `${platform(say)} is supported.`,
  'scope.platform_deprecated': (say, { until }) =>
    until === null
      ? `${platform(say)} is still supported.`
      : `${platform(say)} is supported until ${say.date('until')}.`,
  'scope.platform_unsupported': (say, { names }) =>
    `${say.list('names')} ${isAre(names)} not supported with this version.`,
  'scope.platform_noted': (say) =>
    `${say.list('names')} is not among what we support with this version. That alone excludes nothing.`,
  'scope.service_interaction': (say) =>
    `How the product works with ${say.text('name')} is covered; ${say.text('name')} itself is its provider’s.`,
  'scope.answered': (say) => `Answered when it was opened: “${say.text('label')}”.`,
  'scope.provisional': () => 'A rule found this, and a person confirms it or finds otherwise. What is promised stays.',
  'scope.way_out': (say, { wayOut }) => (wayOut === undefined ? 'There may be another way.' : say.text('wayOut')),
  'scope.upgrade': (say) => `Upgrade from ${say.text('from')} to ${say.text('to')}.`,
  'scope.by_person': (say) => `${say.isStaff ? 'A colleague' : 'An engineer'} looked at it and decided.`,
  'scope.asked': (say, { unknown }) =>
    Array.isArray(unknown) && unknown.length > 0
      ? `Not known yet: ${say.worded('unknown', 'scope.unknown')}. That takes nothing away; we ask.`
      : 'A question is still open. That takes nothing away.',
}
