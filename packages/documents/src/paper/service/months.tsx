import { View } from '@react-pdf/renderer'
import { Legend } from '../charts/legend.tsx'
import { MonthBars } from '../charts/month-bars.tsx'
import { usePaper } from '../parts/paper-context.ts'
import { Section } from '../parts/section.tsx'
import { Table } from '../parts/table.tsx'
import type { ServicePaper } from '../shapes/service-paper.ts'
import { text } from '../text.ts'
import { fates } from './fates.ts'

const words = text.service

/** Promises that fell due by month, drawn and as figures. */
export function Months({ months }: Pick<ServicePaper, 'months'>) {
  const { write } = usePaper()
  const dash = (count: number) => (count === 0 ? text.none : write.number(count))
  return (
    <Section title={words.months} ahead={190} lead={months.length > 0 ? words.monthsLead : undefined}>
      {months.length > 0 && (
        <View wrap={false} style={{ marginBottom: 12 }}>
          <MonthBars
            bars={months.map((month) => ({
              label: write.month(month.month),
              above: String(month.kept + month.late + month.missed),
              stretches: fates.map(({ key, colour }) => ({ amount: month[key], colour })),
            }))}
          />
          <Legend of={fates} />
        </View>
      )}
      <Table
        empty={words.noMonths}
        rows={months}
        columns={[
          { title: words.month, cell: ({ month }) => `${write.month(month)} ${month.slice(0, 4)}` },
          { title: words.tickets, width: 84, isFigure: true, cell: ({ tickets }) => dash(tickets) },
          { title: words.kept, width: 60, isFigure: true, cell: ({ kept }) => dash(kept) },
          { title: words.late, width: 60, isFigure: true, cell: ({ late }) => dash(late) },
          { title: words.missed, width: 60, isFigure: true, cell: ({ missed }) => dash(missed) },
        ]}
      />
    </Section>
  )
}
