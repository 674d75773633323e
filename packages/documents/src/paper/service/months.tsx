import { Text, View } from '@react-pdf/renderer'
import { MonthBars } from '../charts/month-bars.tsx'
import { column, ink, type } from '../parts/look.ts'
import { usePaper } from '../parts/paper-context.ts'
import { Nothing, Section, Space } from '../parts/section.tsx'
import type { ServicePaper } from '../shapes/service-paper.ts'
import { text } from '../text.ts'
import { fates } from './fates.ts'

const words = text.service
type Month = ServicePaper['months'][number]
const gutter = 76
/** As many months as stand side by side; a longer period goes on beneath. */
const across = 13
const rows = [{ key: 'tickets', label: words.tickets, colour: undefined }, ...fates] as const

/** Promises that fell due by month: drawn, and as figures under each bar. */
export const Months = ({ months }: Pick<ServicePaper, 'months'>) => (
  <Section title={words.months} lead={months.length > 0 ? words.monthsLead : undefined} ahead={210}>
    {months.length === 0 && <Nothing words={words.noMonths} />}
    {inRows(months).map((row, at) => (
      <View key={row[0]?.month ?? at} wrap={false}>
        {at > 0 && <Space points={18} />}
        <Row months={row} />
      </View>
    ))}
  </Section>
)

const inRows = (months: readonly Month[]): readonly (readonly Month[])[] =>
  Array.from({ length: Math.ceil(months.length / across) }, (_, at) => months.slice(at * across, (at + 1) * across))

function Row({ months }: { readonly months: readonly Month[] }) {
  const { write } = usePaper()
  const step = Math.min((column - gutter) / months.length, 56)
  return (
    <View>
      <View style={{ marginLeft: gutter }}>
        <MonthBars
          step={step}
          bars={months.map((month) => ({
            label: write.month(month.month),
            above: write.number(month.kept + month.late + month.missed),
            stretches: fates.map(({ key, colour }) => ({ amount: month[key], colour })),
          }))}
        />
      </View>
      {rows.map(({ key, label, colour }) => (
        <View key={key} style={{ flexDirection: 'row', borderTop: `0.5pt solid ${ink.line}`, paddingVertical: 3.5 }}>
          <View style={{ flexDirection: 'row', alignItems: 'center', width: gutter }}>
            {colour && (
              <View style={{ width: 7, height: 7, borderRadius: 1.5, backgroundColor: colour, marginRight: 5 }} />
            )}
            <Text style={type.label}>{label}</Text>
          </View>
          {months.map((month) => (
            <Text key={month.month} style={{ ...type.cell, ...type.figure, width: step, textAlign: 'center' }}>
              {month[key] === 0 ? text.none : write.number(month[key])}
            </Text>
          ))}
        </View>
      ))}
    </View>
  )
}
