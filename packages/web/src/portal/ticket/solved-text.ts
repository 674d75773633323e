import { createText } from '../../ui/text/translate.ts'

/** Words of the one question after a ticket is closed. */
const solvedText = {
  'ask.title': 'Did this solve it?',
  'ask.yes': 'Yes',
  'ask.partly': 'Partly',
  'ask.no': 'No',
  'said.yes': 'You said: it is solved.',
  'said.partly': 'You said: it is partly solved.',
  'said.no': 'You said: it is not solved.',
  'said.by_yes': '{name} said: it is solved.',
  'said.by_partly': '{name} said: it is partly solved.',
  'said.by_no': '{name} said: it is not solved.',
  'said.thanks': 'Thank you. Noted.',
  'said.more_help': 'Need more help? Write below: it becomes a new ticket, linked to this one.',
  'words.yes': 'Anything to add?',
  'words.partly': 'What is still missing?',
  'words.no': 'What is still wrong?',
  'words.reads': 'Your team and our staff read this; our lead is told if it is not solved. It ranks nobody.',
  'words.send': 'Add it',
  'words.done': 'Added.',
  'change.open': 'Change',
  'change.until': 'You can change it until {until}.',
} as const

export const t = createText(solvedText)
