import { createText } from '../../ui/text/translate.ts'

/** Words of the settings page and of the sections on it. */
const settingsText = {
  'settings.title': 'Settings · Mainstay',
  'settings.heading': 'Settings',
  'settings.back': 'Back to settings',
  'settings.lead': 'How this desk is set up. Every change is in the audit log.',
  'templates.label': 'Reply templates',
  'templates.says': 'Words that a reply may begin with.',
  'keys.label': 'API keys',
  'keys.says': 'Your own keys for scripts and robots: what they may do, from where, until when.',
  'permissions.label': 'Permissions',
  'permissions.says': 'Who may do what, by role, as the desk itself decides it.',
  'portals.label': 'Portals',
  'portals.says': 'Portals that accounts have of their own: address, looks, ways of signing in.',
} as const

export const t = createText(settingsText)
