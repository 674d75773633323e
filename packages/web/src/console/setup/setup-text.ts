import { createText } from '../../ui/text/translate.ts'

/** Words of the page that sets a desk up. */
const setupText = {
  'setup.city': 'City',
  'setup.country': 'Country',
  'setup.country_how': 'Two letters, for instance DE or US',
  'setup.email': 'E-mail address',
  'setup.heading': 'Set up this desk',
  'setup.kept': 'What you typed is still here.',
  'setup.lead': 'You become its first administrator. This page works once.',
  'setup.name': 'Your name',
  'setup.password': 'Password',
  'setup.password_rule': 'At least 12 characters',
  'setup.reveal': 'Show the password',
  'setup.send': 'Set up',
  'setup.title': 'Set up · Mainstay',
  'setup.token': 'Set-up token',
  'setup.token_where': 'Printed where Mainstay was started',
  'setup.zone': 'Time zone',
  'setup.zone_why': 'Your times are shown in it',
} as const

export const t = createText(setupText)
