import { createText } from '../../ui/text/translate.ts'

/** Words of the advisories that an account was told of. */
const advisoriesText = {
  nav: 'Advisories',
  'list.says': 'What we told {company} about faults of the versions you run, or may run.',
  'list.empty': 'No advisory concerns you',
  'list.empty_how':
    'When a fault of a version that you run needs care, your technical contacts are told by mail and here.',
  'list.fault': 'The advisories could not be read.',
  'list.new': 'new for you',
  'list.read': 'you read it',
  'list.fixed': 'fixed in {version}',
  'list.more': 'Show earlier ones',
  'page.fault': 'This advisory could not be read.',
  'page.told': 'Told to you',
  'page.updated': 'Updated',
  'page.updated_strip': 'Updated {when}: {what}',
  'page.withdrawn_strip': 'Withdrawn {when}: {because}',
  'page.confidential':
    'In confidence until {when}. You know before others do; please keep it inside your company until then.',
  'page.because.in_range': 'An installation of yours runs an affected version.',
  'page.because.version_unknown': 'We do not know for sure which version you run; you may be affected.',
  'page.because.named': 'We tell you because we think that it concerns you.',
  'page.installations': 'Your installations',
  'page.none': 'None is known to us',
  'page.stand':
    '{inRange} affected{unknown, plural, =0 {} other { · # of unknown version}}{rest, plural, =0 {} other { · # not affected}}',
  'page.more': 'Show {count} more',
  'page.own_fault': 'Your installations could not be read.',
  'page.acknowledge': 'I have read this',
  'page.acknowledge_why': '{vendor} sees who of your team read it.',
  'page.read_at': 'You read this {when}. {vendor} sees that.',
} as const

export const t = createText(advisoriesText)
