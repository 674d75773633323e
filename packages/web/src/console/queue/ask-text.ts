import { createText } from '../../ui/text/translate.ts'
import { consoleText } from '../text.ts'

/** Words of what the queue asks over its page: what to filter by, how to call a view. */
const askText = {
  'filter.account': 'Account',
  'filter.anyone': 'Anyone',
  'filter.assignee': 'Who has it',
  'filter.button': 'Show these',
  'filter.clear': 'Clear',
  'filter.every_account': 'Every account',
  'filter.priority': 'Priority',
  'filter.q': 'Words',
  'filter.q_hint': 'In subjects, messages and notes, or a ticket number',
  'filter.title': 'Filter the queue',
  'view.name': 'Name of the view',
  'view.name_hint': 'Kept in this browser, for you',
  'view.save_button': 'Save',
  'view.save_title': 'Save this view',
} as const

export const t = createText({ ...consoleText, ...askText })
