import { useCallback, useState } from 'react'
import { areSizesKnown, hasSections, type QueueChoice, type QueueSummary, queuePlaces } from './queue-choice.ts'
import { layOut } from './queue-layout.ts'
import { type Line, type LineRows, useLines, useQueueSummary } from './use-queue.ts'

/** Sections that have something in them; the first always stands, and says so when it is empty. */
const shownLines = (choice: QueueChoice, summary: QueueSummary | undefined): readonly Line[] => {
  if (!hasSections(choice.order)) return ['all']
  const isEmpty = (line: Line) =>
    areSizesKnown(choice) && summary?.places.some(({ place, count }) => place === line && count === 0) === true
  // What is set aside never waits for a first answer.
  const always = choice.aside === 'only' ? undefined : 'answer_now'
  return queuePlaces.filter((line) => line === always || !isEmpty(line))
}

const isKnownEmpty = ({ total, isFirstLoad, isAsked, fault }: LineRows) =>
  isAsked && total === 0 && !isFirstLoad && fault === null

const toggled = (set: ReadonlySet<Line>, line: Line): ReadonlySet<Line> =>
  set.has(line) ? new Set([...set].filter((one) => one !== line)) : new Set([...set, line])

/** The queue as sections one below the other: what is loaded, where it stands, what is folded. The ticket's list shares its rows. */
export const useSections = (choice: QueueChoice) => {
  const [folded, setFolded] = useState<ReadonlySet<Line>>(new Set())
  const [seen, setSeen] = useState<ReadonlySet<Line>>(new Set<Line>(['answer_now', 'waiting_on_us', 'all']))
  const { data: summary } = useQueueSummary(choice)
  const wanted = shownLines(choice, summary)
  const lines = useLines(choice, summary, (line) => wanted.includes(line) && seen.has(line) && !folded.has(line))
  // A filter that the desk does not count by shows what is empty only once it was asked for.
  const shown = wanted.filter((line) => line === wanted[0] || !isKnownEmpty(lines[line]))
  const layout = layOut({ lines, shown, folded })
  const isEmpty = wanted.every((line) => isKnownEmpty(lines[line]))
  const fold = useCallback((line: Line) => setFolded((now) => toggled(now, line)), [])
  const see = useCallback(
    (near: readonly Line[]) =>
      setSeen((now) => (near.every((line) => now.has(line)) ? now : new Set([...now, ...near]))),
    [],
  )
  return { folded, summary, lines, layout, fold, see, isEmpty }
}
