import { View } from '@react-pdf/renderer'
import { CountBars } from '../charts/count-bars.tsx'
import { usePaper } from '../parts/paper-context.ts'
import { Nothing, Part, Section } from '../parts/section.tsx'
import type { ServicePaper } from '../shapes/service-paper.ts'
import { text } from '../text.ts'

const words = text.service

/** What the tickets were about, by version and by area. */
export const About = ({ paper }: { readonly paper: ServicePaper }) => (
  <Section title={words.about}>
    {paper.byVersion.length + paper.byArea.length === 0 ? (
      <Nothing words={words.noTickets} />
    ) : (
      <View wrap={Math.max(paper.byVersion.length, paper.byArea.length) > 20} style={{ flexDirection: 'row' }}>
        <Counts title={words.byVersion} rows={paper.byVersion} />
        <View style={{ width: 28 }} />
        <Counts title={words.byArea} rows={paper.byArea} />
      </View>
    )}
  </Section>
)

function Counts({ title, rows }: { readonly title: string; readonly rows: ServicePaper['byArea'] }) {
  const { accent, write } = usePaper()
  return (
    <View style={{ flex: 1 }}>
      <Part isLast title={title}>
        {rows.length === 0 && <Nothing words={words.noTickets} />}
        <CountBars
          rows={rows.map(({ label, tickets }) => ({ label, count: tickets }))}
          {...{ colour: accent, write: write.number }}
        />
      </Part>
    </View>
  )
}
