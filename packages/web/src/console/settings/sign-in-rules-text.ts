import { createText } from '../../ui/text/translate.ts'

const rulesText = {
  'rules.label': 'Sign-in',
  'rules.says': 'What this desk asks of those who come in.',
  'rules.title': 'Sign-in · Settings',
  'rules.heading': 'Sign-in',
  'rules.failed': 'The rules could not be loaded.',
  'rules.factor': 'Second factor',
  'rules.require': 'Require one of everyone on the staff',
  'rules.require_hint':
    '{count, plural, =0 {Everyone has one already.} one {One colleague has none: they are signed out and set it up when they come in again.} other {# colleagues have none: they are signed out and set it up when they come in again.}}',
  'rules.required_hint': 'Nobody of the staff comes in without. Contacts choose for themselves.',
  'rules.own_first': 'Set up your own second factor first.',
  'rules.own_why': 'Or you would sign yourself out.',
  'rules.own_go': 'Sign-in and security',
  'rules.now_required': 'A second factor is required of the staff from now on.',
  'rules.now_optional': 'A second factor is everyone’s own choice again.',
} as const

export const t = createText(rulesText)
