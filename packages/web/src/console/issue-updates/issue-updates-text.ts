import { createText } from '../../ui/text/translate.ts'

/** Words of one update to every ticket about a known issue. */
const issueUpdatesText = {
  'update.button': 'Send an update',
  'update.title': 'Update on: {title}',
  'update.text': 'Text',
  'update.text_how': 'Each customer reads it as a message of yours on their own ticket. It counts as an answer.',
  'update.goes': 'Goes to {count, plural, =0 {no ticket} one {# ticket} other {# tickets}}',
  'update.owed': 'answers {count, plural, one {# promise} other {# promises}}',
  'update.left_out': 'Left out: {count, plural, one {# ticket} other {# tickets}}',
  'update.because.closed': 'closed',
  'update.because.customer_wrote': 'the customer wrote again; answer it by itself',
  'update.owed_mark': 'an answer is owed',
  'update.send': 'Send to {count, plural, one {# ticket} other {# tickets}}',
  'update.none': 'Nothing to send',
  'update.failed': 'Where it would go could not be read.',
  'update.sent': 'The update is on {count, plural, one {# ticket} other {# tickets}}.',
  'update.preview': 'As customers read it',
} as const

export const t = createText(issueUpdatesText)
