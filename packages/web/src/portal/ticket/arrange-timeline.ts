import type { TimelineEntry } from './use-ticket.ts'

const told = new Set(['started', 'breached', 'met', 'met_late'])
const turns = new Set(['open', 'waiting'])

/** At one instant: the opening or raise that a message carries, the message, what it decided, what became of the promise. */
const rankOf = (entry: TimelineEntry) => {
  if (entry.type === 'message') return 1
  if (entry.type === 'commitment') return 3
  return entry.change.kind === 'opened' || entry.change.kind === 'priority' ? 0 : 2
}
/** Whose turn it became is plain from the message that made it so; a replaced promise from the change that replaced it. */
const isTold = (entry: TimelineEntry, messagesAt: ReadonlySet<string>) => {
  if (entry.type === 'commitment') return told.has(entry.happened)
  if (entry.type === 'message') return true
  const { kind, to } = entry.change
  return !(kind === 'status' && turns.has(to ?? '') && messagesAt.has(entry.at))
}

/** The conversation as it reads best, from what the desk tells in order of time. */
export const arrangeTimeline = (entries: readonly TimelineEntry[]) => {
  const messagesAt = new Set(entries.filter(({ type }) => type === 'message').map(({ at }) => at))
  return entries
    .filter((entry) => isTold(entry, messagesAt))
    .toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at) || rankOf(a) - rankOf(b))
}
