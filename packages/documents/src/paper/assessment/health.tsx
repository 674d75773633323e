import { Text, View } from '@react-pdf/renderer'
import { SparkLine } from '../charts/spark-line.tsx'
import { SpreadRibbon } from '../charts/spread-ribbon.tsx'
import { ink, type } from '../parts/look.ts'
import { usePaper } from '../parts/paper-context.ts'
import { Section } from '../parts/section.tsx'
import { smallUpTo, Table } from '../parts/table.tsx'
import type { PaperMeasure, PaperVerdict } from '../shapes/assessment-paper.ts'
import { text } from '../text.ts'

const words = text.assessment
const verdictInk: Record<PaperVerdict, string> = { well: ink.kept, watch: ink.near, poor: ink.late, unknown: ink.faint }

/** Points that the table needs under its heading: it is not parted while it is small. */
const headHigh = 30
const rowHigh = 40

/** Each measure against its threshold and against what it was before. */
export function Health({ measures }: { readonly measures: readonly PaperMeasure[] }) {
  const { write } = usePaper()
  const figure = (value: number | undefined) => (value === undefined ? text.none : write.number(value, 1))
  return (
    <Section
      title={words.health}
      lead={measures.length > 0 ? words.healthLead : undefined}
      ahead={headHigh + Math.min(measures.length, smallUpTo) * rowHigh}
    >
      <Table
        empty={words.noHealth}
        rows={measures}
        columns={[
          { title: words.measure, cell: (measure) => <Named measure={measure} /> },
          { title: 'p50', width: 38, isFigure: true, cell: ({ p50 }) => figure(p50) },
          { title: 'p95', width: 38, isFigure: true, cell: ({ p95 }) => figure(p95) },
          { title: 'p99', width: 38, isFigure: true, cell: ({ p99 }) => figure(p99) },
          {
            title: words.threshold,
            width: 56,
            isFigure: true,
            cell: ({ threshold }) => (threshold ? `${figure(threshold.watch)} / ${figure(threshold.poor)}` : text.none),
          },
          { title: words.spread, width: 76, cell: (measure) => <Spread measure={measure} /> },
          { title: words.earlier, width: 66, cell: (measure) => <Earlier measure={measure} /> },
        ]}
      />
      {measures.length > 0 && <Text style={{ ...type.small, marginTop: 6 }}>{words.howToRead}</Text>}
    </Section>
  )
}

const Named = ({ measure }: { readonly measure: PaperMeasure }) => (
  <View>
    <Text style={{ ...type.cell, fontWeight: 500 }}>{`${measure.title}, ${measure.unit}`}</Text>
    <Text style={{ ...type.label, fontWeight: 600, color: verdictInk[measure.verdict] }}>
      {text.verdict[measure.verdict]}
    </Text>
    {measure.note !== undefined && <Text style={type.label}>{measure.note}</Text>}
  </View>
)

function Spread({ measure }: { readonly measure: PaperMeasure }) {
  const { soft } = usePaper()
  const { p50, p95, p99, threshold, verdict } = measure
  const top = Math.max(p50 ?? 0, p95 ?? 0, p99 ?? 0, threshold?.poor ?? 0)
  if (top <= 0) return <Text style={type.cell}>{text.none}</Text>
  return (
    <SpreadRibbon
      {...{ width: 66, top, p50, p95, highest: p99 }}
      {...{ limit: threshold?.poor, watch: threshold?.watch, track: soft, colour: verdictInk[verdict] }}
    />
  )
}

function Earlier({ measure }: { readonly measure: PaperMeasure }) {
  const values = [...measure.earlier.map(({ p95 }) => p95), ...(measure.p95 === undefined ? [] : [measure.p95])]
  if (values.length === 0) return <Text style={type.cell}>{text.none}</Text>
  return <SparkLine values={values} limit={measure.threshold?.poor} colour={verdictInk[measure.verdict]} />
}
