import { t } from '../text.ts'

const words = {
  running: 'ticket.state_running',
  met: 'ticket.state_answered',
  breached: 'ticket.state_breached',
  met_late: 'ticket.state_met_late',
  superseded: 'ticket.state_superseded',
  cancelled: 'ticket.state_cancelled',
} as const
const isKnown = (state: string): state is keyof typeof words => state in words

/** How a promise stands, in the words of the desk: never the internal one. */
export const sayState = (state: string) => (isKnown(state) ? t(words[state]) : state)
