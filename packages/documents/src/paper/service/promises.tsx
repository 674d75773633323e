import { Text, View } from '@react-pdf/renderer'
import { ink, type } from '../parts/look.ts'
import { usePaper } from '../parts/paper-context.ts'
import { Part, Section } from '../parts/section.tsx'
import { PrioritySign } from '../parts/signs.tsx'
import { type Column, Table, tableAhead } from '../parts/table.tsx'
import type { PaperTally, ServicePaper } from '../shapes/service-paper.ts'
import { text } from '../text.ts'
import { fates, totalOf } from './fates.ts'
import { Squares } from './squares.tsx'

const words = text.service

/** Every promise of the period, counted once, by what became of it. */
export const Promises = ({ paper }: { readonly paper: ServicePaper }) => (
  <Section title={words.promises} lead={words.promisesLead}>
    <Part title={words.responses} ahead={tableAhead(paper.responses.length + 1, 27)}>
      <Tallies
        {...{ rows: paper.responses, name: words.priority, empty: words.noResponses }}
        counts={counts(words.made, words.replaced)}
      />
    </Part>
    <Part isLast title={words.engagements} ahead={tableAhead(paper.engagements.length + 1, 27)}>
      <Tallies
        {...{ rows: paper.engagements, name: words.promise, empty: words.noEngagements }}
        counts={counts(words.owed, words.ended)}
      />
      <Squares rows={paper.engagements} />
    </Part>
  </Section>
)

type Counted = Exclude<keyof PaperTally, 'label' | 'priority' | 'attainment'>
interface Count {
  readonly key: Counted
  readonly title: string
  readonly width: number
  /** There also where nothing is to be counted; the others only where something is. */
  readonly isAlways?: boolean
}
const counts = (made: string, ended: string): readonly Count[] => [
  { key: 'made', title: made, width: 34, isAlways: true },
  { key: 'kept', title: words.kept, width: 40, isAlways: true },
  { key: 'late', title: words.late, width: 32, isAlways: true },
  { key: 'missed', title: words.missed, width: 42, isAlways: true },
  { key: 'open', title: words.open, width: 34 },
  { key: 'replaced', title: ended, width: 50 },
  { key: 'withdrawn', title: words.withdrawn, width: 56 },
  { key: 'waived', title: words.waived, width: 44 },
  { key: 'lapsed', title: words.lapsed, width: 44 },
  { key: 'excused', title: words.excused, width: 46, isAlways: true },
]

interface TalliesParts {
  readonly rows: readonly PaperTally[]
  readonly name: string
  readonly counts: readonly Count[]
  readonly empty: string
}

/** A row for each promise; what never happened takes no column, so that each row still adds up before the eye. */
function Tallies({ rows, name, counts: all, empty }: TalliesParts) {
  const { write } = usePaper()
  const shown = all.filter(({ key, isAlways }) => isAlways || rows.some((row) => row[key] > 0))
  const columns = shown.map(
    ({ key, title, width }): Column<PaperTally> => ({
      ...{ title, width, isFigure: true },
      cell: (row) => (row[key] === 0 ? text.none : write.number(row[key])),
    }),
  )
  return (
    <Table
      {...{ empty, rows, sum: totalOf(rows) }}
      columns={[
        { title: name, cell: (row) => <Name row={row} /> },
        ...columns,
        { title: words.attainment, width: 56, isFigure: true, cell: (row) => <Attainment row={row} /> },
      ]}
    />
  )
}

const Name = ({ row }: { readonly row: PaperTally }) =>
  row.priority ? (
    <PrioritySign priority={row.priority} label={row.label} />
  ) : (
    <Text style={{ ...type.cell, fontWeight: row.label === words.all ? 600 : 400 }}>{row.label}</Text>
  )

/** In time, as a figure over its own small ribbon. */
function Attainment({ row }: { readonly row: PaperTally }) {
  const { write } = usePaper()
  if (row.attainment === undefined) return <Text style={{ ...type.cell, color: ink.faint }}>{text.none}</Text>
  const due = row.kept + row.late + row.missed
  return (
    <View style={{ width: '100%' }}>
      <Text style={{ ...type.cell, ...type.figure, fontWeight: 600, textAlign: 'right' }}>
        {write.share(row.attainment)}
      </Text>
      <View style={{ flexDirection: 'row', height: 2.5, marginTop: 1, marginBottom: 1 }}>
        {fates.map(({ key, colour }) => (
          <View key={key} style={{ width: `${due > 0 ? (row[key] / due) * 100 : 0}%`, backgroundColor: colour }} />
        ))}
      </View>
    </View>
  )
}
