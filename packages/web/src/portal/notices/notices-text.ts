import { createText } from '../../ui/text/translate.ts'

/** Words of the strips above the page. */
const noticesText = {
  'strips.label': 'Notices',
  'strips.away': 'Put away',
  'strip.affects':
    '{severity, select, critical {A critical advisory} high {A high advisory} medium {A medium advisory} other {An advisory}} concerns you: {title}',
  'strip.more': '{count} advisories concern you and are not read yet.',
  'strip.read': 'Read it',
  'strip.all': 'See them',
} as const

export const t = createText(noticesText)
