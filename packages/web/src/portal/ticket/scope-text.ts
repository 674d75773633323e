import { createText } from '../../ui/text/translate.ts'

/** Words about what is covered of a ticket. */
const scopeText = {
  'scope.confirms': 'An engineer will confirm what we can do. What is promised stays.',
  'scope.by': '{name}, {time}',
  'scope.way_out': 'A way out: {text}',
  'scope.disagree_title': 'You disagree with “{to}”',
  'scope.disagree_why': 'Why it is covered',
  'scope.lead_decides': 'You disagreed. A lead decides.',
  'scope.dissent': 'You said: {text}',
  'scope.event_found': '**{words}**, as it looks. An engineer will confirm what we can do',
  'scope.event_decided': '**{name} decided**: {words}',
  'scope.failed': 'What is covered could not be read.',
} as const

export const t = createText(scopeText)

/** The word for a verdict at the start of a line. */
export const capital = (words: string) => `${words.charAt(0).toUpperCase()}${words.slice(1)}`
