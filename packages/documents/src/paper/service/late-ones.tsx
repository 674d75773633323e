import { Text, View } from '@react-pdf/renderer'
import { linesHigh } from '../fit/in-sheets.ts'
import { ink, type } from '../parts/look.ts'
import { usePaper } from '../parts/paper-context.ts'
import { Section } from '../parts/section.tsx'
import { PrioritySign } from '../parts/signs.tsx'
import { Table } from '../parts/table.tsx'
import type { PaperLate, ServicePaper } from '../shapes/service-paper.ts'
import { text } from '../text.ts'

const words = text.service

/** Each promise that came late or not at all, with its reason; the excused stay among them, marked. */
export const LateOnes = ({ late }: Pick<ServicePaper, 'late'>) => (
  <Section title={words.lateOnes} ahead={late.length > 0 ? 190 : 40}>
    <LateRows late={late} />
  </Section>
)

/** About how high a row is drawn. */
export const lateHigh = ({ title, why, excuse }: PaperLate): number =>
  10 +
  Math.max(
    26 + linesHigh(title, 28, 12),
    linesHigh(why ?? (excuse ? '' : words.notSaid), 22, 12) + (excuse ? 28 + linesHigh(excuse.reason, 20, 12) : 0),
  )

export function LateRows({ late }: Pick<ServicePaper, 'late'>) {
  const { write } = usePaper()
  return (
    <Table
      empty={words.noLate}
      rows={late}
      wholeUpTo={0}
      columns={[
        { title: words.what, width: 150, cell: (row) => <What row={row} /> },
        { title: words.due, width: 82, cell: ({ dueAt }) => write.moment(dueAt) },
        {
          title: words.met,
          width: 82,
          cell: ({ metAt }) => (metAt === undefined ? words.never : write.moment(metAt)),
        },
        {
          title: words.lateBy,
          width: 54,
          isFigure: true,
          cell: ({ lateByMs }) => (lateByMs === undefined ? text.none : write.span(lateByMs)),
        },
        { title: words.whyLate, cell: (row) => <Why row={row} /> },
      ]}
    />
  )
}

const What = ({ row }: { readonly row: PaperLate }) => (
  <View>
    <View style={{ flexDirection: 'row', alignItems: 'center' }}>
      {row.priority && <PrioritySign priority={row.priority} label={`${row.priority}  `} />}
      <Text style={{ ...type.cell, fontWeight: 600 }}>{row.subject}</Text>
    </View>
    <Text style={type.cell}>{row.title}</Text>
    <Text style={type.label}>{row.kind}</Text>
  </View>
)

function Why({ row }: { readonly row: PaperLate }) {
  const { write } = usePaper()
  const { why, excuse } = row
  return (
    <View>
      {(why !== undefined || !excuse) && (
        <Text style={{ ...type.cell, color: why === undefined ? ink.faint : ink.text }}>{why ?? words.notSaid}</Text>
      )}
      {excuse && (
        <View style={{ borderLeft: `1.5pt solid ${ink.near}`, paddingLeft: 6, marginTop: why === undefined ? 0 : 3 }}>
          <Text style={{ ...type.label, fontWeight: 600, color: ink.near }}>
            {words.excusedBy(excuse.by, write.day(excuse.at))}
          </Text>
          <Text style={type.cell}>{excuse.reason}</Text>
        </View>
      )}
    </View>
  )
}
