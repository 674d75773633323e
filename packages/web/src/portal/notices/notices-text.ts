import { createText } from '../../ui/text/translate.ts'

/** Words of the strips above the page. */
const noticesText = {
  'strips.label': 'Notices',
  'strips.away': 'Put away',
} as const

export const t = createText(noticesText)
