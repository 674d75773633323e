import { createText } from '../../ui/text/translate.ts'

/** Words about what is covered, while a ticket is written. */
const scopeText = {
  'scope.confirmed_by':
    'Send it: an engineer will confirm by **{time}** what we can do. The promise above stays as it is.',
  'scope.confirmed': 'Send it: an engineer will confirm what we can do.',
  'scope.way_out': '{count, plural, one {A way out} other {Ways out}}: {text}',
  'scope.window_current': 'supported',
  'scope.window_preceding': 'until {date} at the latest',
  'scope.window_ended': 'support ended {date}',
  'scope.window_ended_plain': 'support ended',
  'scope.window_not_released': 'not generally available',
  'scope.optional': 'optional, the answer time stays',
} as const

export const t = createText(scopeText)
