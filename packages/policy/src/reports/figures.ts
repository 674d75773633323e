import { type Cell, type Outcome, outcomes, type RowFacts, type RowMark, type RowSubject } from './row-facts.ts'

/** Which rows a figure counts: those that fit every part of it. */
export interface Cut {
  readonly subject: RowSubject
  readonly kind?: 'response' | 'engagement'
  readonly source?: 'policy' | 'person'
  readonly outcomes?: readonly Outcome[]
  readonly mark?: RowMark
  readonly sight?: 'team' | 'private'
}

const response = { subject: 'promise', kind: 'response', source: 'policy' } as const
const byHand = { subject: 'promise', kind: 'response', source: 'person' } as const
const engagement = { subject: 'promise', kind: 'engagement' } as const
const answer = { subject: 'answer' } as const

type FamilyFigure = 'made' | Outcome | 'excused'
/** The figures of a family of promises: made, what became of each, and the late ones that carry an excuse. */
const family = <N extends string>(name: N, cut: Cut) =>
  Object.fromEntries([
    [`${name}.made`, cut],
    ...outcomes.map((outcome) => [`${name}.${outcome}`, { ...cut, outcomes: [outcome] }]),
    [`${name}.excused`, { ...cut, outcomes: ['late', 'missed'], mark: 'excused' }],
  ]) as Readonly<Record<`${N}.${FamilyFigure}`, Cut>>
export type FigureFamily = 'responses' | 'by_hand' | 'engagements' | 'promises'

/**
 * Every figure of a report as the rows that it counts. Figures of a service report count what the whole team of the account
 * sees, so that all of them read the same; promises on private tickets stand on a line of their own, for whoever sees them.
 */
const figures = {
  ...family('responses', response),
  ...family('by_hand', byHand),
  ...family('engagements', engagement),
  /** Answers and engagements together, without promises by hand. */
  ...family('promises', { subject: 'promise', source: 'policy' }),
  'responses.answered': { ...response, outcomes: ['kept', 'late'] },
  'private.made': { subject: 'promise', sight: 'private' },
  'private.late': { subject: 'promise', sight: 'private', outcomes: ['late', 'missed'] },
  'tickets.opened': { subject: 'ticket' },
  'requests.shipped': { subject: 'request' },
  'findings.closed': { subject: 'finding' },
  'beside.silent': { subject: 'silence' },
  'beside.lowered_late': { ...response, mark: 'lowered_late' },
  'beside.cancelled_by_staff': { ...response, mark: 'cancelled_by_staff' },
  'beside.not_solved': { subject: 'reopening', mark: 'not_solved' },
  'beside.reopened': { subject: 'reopening' },
  'beside.behind': { subject: 'installation' },
  'solved.yes': { ...answer, mark: 'yes' },
  'solved.partly': { ...answer, mark: 'partly' },
  'solved.no': { ...answer, mark: 'no' },
} as const satisfies Readonly<Record<string, Cut>>
export type FigureKey = keyof typeof figures
export const figureKeys = Object.keys(figures) as readonly FigureKey[]

/** What a figure is narrowed to. */
export type Narrowing = Partial<Pick<RowFacts, 'priority' | 'plan' | 'month' | 'what' | 'version' | 'area' | 'bucket'>>
export const narrowings = ['priority', 'plan', 'month', 'what', 'version', 'area', 'bucket'] as const

/** The cut of a figure in a report whose figures count the team's tickets, or every ticket. */
export const cutOf = (key: FigureKey, sight: 'team' | 'every'): Cut => {
  const cut: Cut = figures[key]
  return cut.sight !== undefined || sight === 'every' ? cut : { ...cut, sight: 'team' }
}

/** Whether a row is one of those that a figure counts. */
export function belongs(row: RowFacts, cut: Cut, narrowed: Narrowing = {}): boolean {
  return (
    row.subject === cut.subject &&
    (cut.kind === undefined || row.kind === cut.kind) &&
    (cut.source === undefined || row.source === cut.source) &&
    (cut.outcomes === undefined || (row.outcome !== null && cut.outcomes.includes(row.outcome))) &&
    (cut.mark === undefined || row.marks.includes(cut.mark)) &&
    (cut.sight === undefined || row.sight === cut.sight) &&
    narrowings.every((by) => narrowed[by] === undefined || row[by] === narrowed[by])
  )
}

/** A figure: how many rows it opens. */
export const countOf = (cells: readonly Cell[], cut: Cut, narrowed: Narrowing = {}): number =>
  cells.reduce((sum, cell) => (belongs(cell, cut, narrowed) ? sum + cell.count : sum), 0)
