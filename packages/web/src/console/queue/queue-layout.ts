import type { QueuePlace, TicketRow } from './queue-choice.ts'
import type { Line, LineRows } from './use-queue.ts'

/** What stands on one line of the list. A row without a ticket is on its way. */
export type Item =
  | { readonly kind: 'head'; readonly line: QueuePlace }
  | { readonly kind: 'row'; readonly line: Line; readonly index: number; readonly ticket: TicketRow | undefined }
  | { readonly kind: 'empty' | 'fault'; readonly line: Line }

interface Section {
  readonly line: Line
  readonly start: number
  readonly hasHead: boolean
  /** Rows, or one line that says why there are none. */
  readonly rows: number
  readonly instead: 'empty' | 'fault' | undefined
}
/** Sections one below the other, found by index without a list of every line: 100,000 rows cost nothing. */
export interface QueueLayout {
  readonly count: number
  readonly sections: readonly Section[]
  readonly itemAt: (index: number) => Item
  /** Where a loaded ticket stands; -1 when it is not here. */
  readonly indexOf: (ticketId: string) => number
}

interface LayoutInput {
  readonly lines: Readonly<Record<Line, LineRows>>
  readonly shown: readonly Line[]
  readonly folded: ReadonlySet<Line>
}

const bodyOf = (rows: LineRows, isFolded: boolean): Pick<Section, 'rows' | 'instead'> => {
  if (isFolded) return { rows: 0, instead: undefined }
  if (rows.fault !== null && rows.rows.length === 0) return { rows: 1, instead: 'fault' }
  if (rows.isFirstLoad && rows.total === 0) return { rows: 3, instead: undefined }
  return rows.total === 0 ? { rows: 1, instead: 'empty' } : { rows: rows.total, instead: undefined }
}

/** Where everything stands, from the sections that are shown and what is known of each. */
export const layOut = ({ lines, shown, folded }: LayoutInput): QueueLayout => {
  let start = 0
  const sections = shown.map((line): Section => {
    const hasHead = line !== 'all'
    const section = { line, start, hasHead, ...bodyOf(lines[line], folded.has(line)) }
    start += section.rows + (hasHead ? 1 : 0)
    return section
  })
  const itemAt = (index: number): Item => {
    const section = sections.findLast((one) => one.start <= index && (one.rows > 0 || one.hasHead))
    if (section === undefined) return { kind: 'empty', line: 'all' }
    const { line, hasHead, instead } = section
    if (line !== 'all' && hasHead && index === section.start) return { kind: 'head', line }
    if (instead !== undefined) return { kind: instead, line }
    const at = index - section.start - (hasHead ? 1 : 0)
    return { kind: 'row', line, index: at, ticket: lines[line].rows[at] }
  }
  const indexOf = (ticketId: string) => {
    for (const { line, start: from, hasHead, rows } of sections) {
      const at = lines[line].rows.findIndex(({ id }) => id === ticketId)
      if (at >= 0 && at < rows) return from + at + (hasHead ? 1 : 0)
    }
    return -1
  }
  return { count: start, sections, itemAt, indexOf }
}

/** A name for each line that stays the same while lists move, so that rows keep their place on the screen. */
export const keyOfItem = (item: Item) =>
  item.kind === 'row' ? `${item.line} ${item.ticket?.id ?? item.index}` : `${item.kind} ${item.line}`
