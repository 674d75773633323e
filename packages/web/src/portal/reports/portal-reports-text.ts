import { createText } from '../../ui/text/translate.ts'

const reportsText = {
  'page.title': 'Reports',
  'page.lead':
    'What we promised {account}, what became of it, and what stands beside it. The figures are those that our own staff see.',
  running: 'As of today',
  'running.lead': 'Any month, or a quarter of your agreement, as it stands now.',
  'running.pick': 'Time',
  'running.open': 'Show the figures',
  'running.running': '{period} (running)',
  issued: 'Issued reports',
  'issued.none': 'No report was issued yet',
  'issued.none_how': 'We issue one after each quarter. Until then, the figures as of today say the same.',
  'issued.by': 'issued {date}',
  'issued.line': '{made} promised, {late, plural, =0 {none late} other {# late or missed}}',
  'issued.superseded': 'a later version is there',
  'issued.more': 'Show more',
  fault: 'The reports could not be read.',
  missing: 'There is no such report, or you may not see it',
  missing_how: 'Reports that were issued to your company are all on the page before.',
  back: 'Reports',
} as const
export const t = createText(reportsText)
