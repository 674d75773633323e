import { createText } from '../text/translate.ts'

/** Words of advisories that both applications share. */
const advisoryWords = {
  'severity.low': 'Low',
  'severity.medium': 'Medium',
  'severity.high': 'High',
  'severity.critical': 'Critical',
  'standing.in_range': 'affected',
  'standing.version_unknown': 'version unknown',
  'standing.out_of_range': 'not affected',
  'standing.more': 'and {count} more',
  'range.from': 'from {version}',
  'range.after': 'after {version}',
  'range.below': 'before {version}',
  'range.up_to': 'up to {version}',
  'range.exactly': '{version}',
  'range.or': ', or ',
  'facts.affected': 'Affected versions',
  'facts.fixed': 'Fixed in',
  'facts.not_fixed': 'No fixed version yet',
  'facts.workaround': 'What helps until then',
} as const

export const t = createText(advisoryWords)
