import { createText } from '../../ui/text/translate.ts'

/** Words about what is like a ticket that is being written. */
const alikeText = {
  'alike.hint': 'While you type, we look for the same among your team’s tickets, known issues and fixes.',
  'alike.none': 'Nothing like it is known yet.',
  'alike.heading': 'Reads alike',
  'alike.known': 'Known issue:',
  'alike.fixed': 'Fixed in {version}:',
  'alike.ticket': '{number}:',
  'alike.more': '{count} more',
  'alike.found': '{count, plural, one {One thing reads alike.} other {# things read alike.}}',
  'alike.issues': 'Known issues',
  'alike.affects': 'affects {version}',
  'alike.range': 'affects {range}',
  'alike.in': 'fixed in {version}',
  'alike.way': 'Way round',
  'alike.tickets': 'Tickets of your team',
  'alike.yours': 'opened by you',
  'alike.by': 'opened by {name}',
  'alike.followed': 'you follow it',
  'alike.join': 'Join',
  'alike.join_how': 'You are told of everything on {number}.',
  'alike.joined': 'You follow {number} now. Your draft is kept.',
  'alike.join_fault': 'That did not work. Try once more.',
  'alike.fixes': 'Fixed in newer versions',
  'alike.fixes_than': 'Fixed in versions newer than your {version}',
  'alike.security': 'security',
  'alike.solves': 'That solves it',
  'solved.title': 'Thank you. No ticket was opened.',
  'solved.body':
    'We count that this solved it, so that more people find it. What you wrote is kept here until you begin another ticket.',
  'solved.home': 'Back to Home',
  'solved.return': 'It does not solve it after all',
  'solved.another': 'Begin another ticket',
  'solved.announced': 'No ticket was opened. What you wrote is kept.',
  'alike.tab': '(opens in a new tab)',
} as const

export const t = createText(alikeText)
