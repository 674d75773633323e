import type { Change } from './use-ticket.ts'

/** The changes of priority by staff that nobody disagreed with yet; only the newest change can be answered. */
export const findDisputable = (changes: readonly Change[]) => {
  const newest = changes.filter(({ kind }) => kind === 'priority').at(-1)
  if (newest === undefined || newest.side !== 'staff') return undefined
  const isAnswered = changes.some(({ kind, answers }) => kind === 'dissent' && answers === newest.id)
  return isAnswered ? undefined : newest
}

/** What a lead decided about a change that the contact disagreed with. */
export const findRuling = (changes: readonly Change[], disputed: Change) => {
  const dissent = changes.find(({ kind, answers }) => kind === 'dissent' && answers === disputed.id)
  return dissent === undefined
    ? undefined
    : changes.find(({ kind, answers }) => kind === 'ruling' && answers === dissent.id)
}
