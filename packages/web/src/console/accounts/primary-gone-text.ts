import { createText } from '../../ui/text/translate.ts'

/** Words for the moment when the primary contact is gone and the deputy steps in. */
const goneText = {
  'gone.ask': 'They are gone',
  'gone.title': '{name} is gone',
  'gone.body':
    '{deputy} was named beforehand and becomes the primary contact at once. {name} is no technical contact any more; open tickets pass to {deputy}.',
  'gone.hours': 'Business hours stay those of {city} until the place of {deputy} is confirmed. Both sides are told.',
  'gone.end': 'Let {deputy} step in',
  'gone.done': '{deputy} is the primary contact now.',
} as const

export const t = createText(goneText)
