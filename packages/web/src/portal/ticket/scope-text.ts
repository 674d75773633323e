import { createText } from '../../ui/text/translate.ts'

/** Words about what is covered of a ticket. */
const scopeText = {
  'scope.confirms': 'An engineer will confirm what we can do',
  'scope.stays': 'What is promised stays.',
  'scope.by': '{name}, {time}',
  'scope.way_out': 'A way out: {text}',
  'scope.disagree_title': 'You disagree with “{to}”',
  'scope.disagree_why': 'Why it is covered',
  'scope.lead_decides': 'A lead decides.',
  'scope.dissent': '{name} disagreed: “{text}”',
  'scope.event_found': '**An engineer will confirm what we can do.** {reasons}',
  'scope.event_decided': '**{name} decided**: {words}',
  'scope.failed': 'What is covered could not be read.',
} as const

export const t = createText(scopeText)

/** The word for a verdict at the start of a line. */
export const capital = (words: string) => `${words.charAt(0).toUpperCase()}${words.slice(1)}`
