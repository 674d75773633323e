import { createText } from '../../ui/text/translate.ts'

/** Words around staff who see the portal as a contact. */
const viewingText = {
  'viewing.who': 'You see the portal as {name}, {account}.',
  'viewing.means': 'Nothing can be changed here. {minutes, plural, one {# minute} other {# minutes}} left.',
  'viewing.stop': 'Stop viewing',
  'viewing.alone': 'Keys, sessions and password are {name}’s alone: they are not shown here.',
  'viewings.title': 'Staff who saw the portal as you',
  'viewings.lead': 'They see what you see and change nothing. Each time is written down with its reason.',
  'viewings.none': 'Nobody did.',
  'viewings.fault': 'This list could not be read.',
  'viewings.by': '{name}',
  'viewings.now': 'now',
  'viewings.more': 'Show more',
} as const

export const t = createText(viewingText)
