import { createText } from '../../ui/text/translate.ts'

/** Words around seeing the portal as a contact. */
const viewingText = {
  'view.button': 'View as {name}',
  'view.title': 'View the portal as {name}',
  'view.means':
    'You see exactly what {name} sees, for half an hour at most. Nothing can be changed, and keys, sessions and unsent drafts stay hidden.',
  'view.why': 'Why',
  'view.why_who': '{name} and the audit log read this',
  'view.open': 'Open the portal',
} as const

export const t = createText(viewingText)
