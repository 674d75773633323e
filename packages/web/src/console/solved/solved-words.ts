import { createText } from '../../ui/text/translate.ts'

/** Words of what customers say of their closed tickets. */
const solvedText = {
  'ticket.heading': 'Did it solve it?',
  'ticket.none': 'Nobody has said yet.',
  'account.heading': 'Did it solve it?',
  'account.lead': 'What their contacts say of closed tickets. It ranks nobody.',
  'account.none': 'Nobody has said anything of a closed ticket yet.',
  'account.failed': 'What they said could not be read.',
  'account.more': 'Show earlier ones',
  'said.yes': 'Solved',
  'said.partly': 'Partly solved',
  'said.no': 'Not solved',
  'said.by': '{name}, {when}',
} as const

export const t = createText(solvedText)
