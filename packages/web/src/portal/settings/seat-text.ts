import { createText } from '../../ui/text/translate.ts'

/** Words of one’s own place and absence among the settings. */
const seatText = {
  'seat.title': 'Where you are',
  'seat.fault': 'Your place could not be loaded.',
  'seat.place': 'Where you work',
  'seat.hint': 'Your team sees it, and engineers see your time. In a small town, pick the nearest larger one.',
  'seat.hint_primary': 'You are the primary contact: the business hours of {company} follow from it.',
  'seat.is': 'You work in {city}.',
  'seat.change': 'Change your place',
  'seat.ask': 'Where do you work?',
  'seat.ask_why':
    'Until you say so we count you in {city}, where your primary contact is. It tells both sides what time it is for you.',
  'seat.city': 'City',
  'seat.later': 'Not now',
  'seat.none': 'No city goes by that name.',
  'seat.save': 'Save',
  'seat.saved': 'You work in {city}.',
  'seat.away': 'Away',
} as const

export const t = createText(seatText)
