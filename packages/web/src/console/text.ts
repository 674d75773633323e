import { createText } from '../ui/text/translate.ts'

/** Words of the console. ICU messages; short, exact, kind. */
const consoleText = {
  'foot.all_keys': 'all keys',
  'keys.close': 'Close',
  'keys.explain': 'Keys of one letter are ignored while you type.',
  'keys.single': 'Shortcuts of one letter',
  'live.connecting': 'connecting',
  'live.live': 'live',
  'live.lost': 'not live, trying again',
  'live.off': 'not live',
  'me.button': '{initials}: {who}',
  'me.menu': '{name}, {roles}',
  'me.sign_out': 'Sign out',
  'missing.body': 'The address may be old, or it belongs to an account outside your sight.',
  'missing.queue': 'Go to the queue',
  'missing.title': 'There is nothing here, or you may not see it',
  'nav.accounts': 'Accounts',
  'nav.audit': 'Audit',
  'nav.help': 'Keyboard shortcuts',
  'nav.label': 'Console',
  'nav.policy': 'Policy',
  'nav.promises': 'Promises',
  'nav.queue': 'Queue',
  'nav.search': 'Search or jump',
  'nav.search_short': 'Search',
  'sign_in.heading': 'Sign in to the console',
  'sign_in.lead': 'For the staff of this desk.',
  'sign_in.title': 'Sign in · Mainstay',
  skip: 'Skip to the page',
  'title.page': '{page} · Mainstay',
} as const

export const t = createText(consoleText)
