import { Text, View } from '@react-pdf/renderer'
import { ink, type } from '../parts/look.ts'
import { usePaper } from '../parts/paper-context.ts'
import { Part, Section, Space } from '../parts/section.tsx'
import { Table, tableAhead } from '../parts/table.tsx'
import type { PaperBeside, ServicePaper } from '../shapes/service-paper.ts'
import { text } from '../text.ts'

const words = text.service
const rows = ['answeredThenSilent', 'lateLowerings', 'cancelledByStaff', 'notSolved', 'reopened'] as const

/** What attainment alone does not say; never left out. */
export function Beside({ beside }: Pick<ServicePaper, 'beside'>) {
  const { write } = usePaper()
  return (
    <Section title={words.beside} lead={words.besideLead}>
      <View>
        {rows.map((key) => (
          <Row key={key} label={words.besideRows[key]} of={beside[key]} />
        ))}
      </View>
      <Space points={16} />
      <Part isLast title={words.upgradeLag} ahead={tableAhead(beside.upgradeLag.length)}>
        <Table
          empty={words.noLag}
          rows={beside.upgradeLag}
          columns={[
            { title: words.environment, cell: ({ environment }) => environment },
            { title: words.runs, width: 90, cell: ({ version }) => version },
            { title: words.newest, width: 90, cell: ({ newest }) => newest },
            {
              title: words.behind,
              width: 80,
              isFigure: true,
              cell: ({ days }) => words.days(days, write.number(days)),
            },
          ]}
        />
      </Part>
    </Section>
  )
}

function Row({ label, of }: { readonly label: string; readonly of: PaperBeside }) {
  const { write } = usePaper()
  const written =
    of.of === undefined ? write.number(of.count) : words.countOf(write.number(of.count), write.number(of.of))
  return (
    <View
      wrap={false}
      style={{
        flexDirection: 'row',
        borderTop: `0.5pt solid ${ink.line}`,
        paddingVertical: 4.5,
        alignItems: 'flex-start',
      }}
    >
      <Text style={{ ...type.cell, width: 210 }}>{label}</Text>
      <Text style={{ ...type.cell, ...type.figure, fontWeight: 600, width: 90 }}>{written}</Text>
      <Text style={{ ...type.small, flex: 1 }}>{of.note ?? ''}</Text>
    </View>
  )
}
