import { fateInk } from '../parts/look.ts'
import type { PaperTally, ServicePaper } from '../shapes/service-paper.ts'
import { text } from '../text.ts'

const words = text.service

/** What became of the promises that fell due, in the colours that promises have everywhere. */
export const fates = [
  { key: 'kept', label: words.kept, colour: fateInk.kept },
  { key: 'late', label: words.late, colour: fateInk.late },
  { key: 'missed', label: words.missed, colour: fateInk.missed },
] as const

/** Rows that add up: those without a priority among others that have one are sums already, or stand beside. */
const counted = (rows: readonly PaperTally[]): readonly PaperTally[] => {
  const prioritised = rows.filter(({ priority }) => priority !== undefined)
  return prioritised.length > 0 ? prioritised : rows
}

/** Sums of what fell due, answers and engagements alike. */
export function sumOf(paper: Pick<ServicePaper, 'responses' | 'engagements'>) {
  const rows = [...counted(paper.responses), ...paper.engagements]
  const of = (key: 'kept' | 'late' | 'missed' | 'made'): number => rows.reduce((sum, row) => sum + row[key], 0)
  return { kept: of('kept'), late: of('late'), missed: of('missed'), made: of('made') }
}

/** One row that adds up those above it; none where one of them does that already. */
export function totalOf(rows: readonly PaperTally[]): PaperTally | undefined {
  if (rows.length < 2 || counted(rows).length < rows.length) return undefined
  const of = (key: Exclude<keyof PaperTally, 'label' | 'priority' | 'attainment'>): number =>
    rows.reduce((sum, row) => sum + row[key], 0)
  const [kept, late, missed] = [of('kept'), of('late'), of('missed')]
  const due = kept + late + missed
  return {
    label: words.all,
    ...{ made: of('made'), kept, late, missed, open: of('open'), replaced: of('replaced') },
    ...{ withdrawn: of('withdrawn'), waived: of('waived'), lapsed: of('lapsed'), excused: of('excused') },
    attainment: due > 0 ? kept / due : undefined,
  }
}
