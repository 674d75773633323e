import type { TextKey } from '../text.ts'

const kinds: Readonly<Record<string, TextKey>> = {
  not_in_force: 'news.kind.not_in_force',
  ticket_opened: 'news.kind.ticket_opened',
  ticket_opened_urgent: 'news.kind.ticket_opened_urgent',
  breached: 'news.kind.breached',
  warned: 'news.kind.warned',
  attention_asked: 'news.kind.attention_asked',
  attention_acknowledged: 'news.kind.attention_acknowledged',
  disagreed: 'news.kind.disagreed',
  dissent_decided: 'news.kind.dissent_decided',
  closed: 'news.kind.closed',
  resolved: 'news.kind.resolved',
  closing_soon: 'news.kind.closing_soon',
  reminder: 'news.kind.reminder',
  workaround_given: 'news.kind.workaround_given',
  your_turn: 'news.kind.your_turn',
  priority_changed: 'news.kind.priority_changed',
  reopened: 'news.kind.reopened',
  contact_wrote: 'news.kind.contact_wrote',
  answered: 'news.kind.answered',
}
/** Words for what one was told; a kind of a later version is told plainly. */
export const sayKind = (kind: string): TextKey => kinds[kind] ?? 'news.kind.other'
