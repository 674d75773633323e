import { Text, View } from '@react-pdf/renderer'
import { ink, type } from '../parts/look.ts'
import { usePaper } from '../parts/paper-context.ts'
import { Nothing, Paragraphs, Section } from '../parts/section.tsx'
import { SeveritySign } from '../parts/signs.tsx'
import type { AssessmentPaper } from '../shapes/assessment-paper.ts'
import { text } from '../text.ts'
import { severities } from './by-severity.ts'

const words = text.assessment

/** What a reader with one minute takes away: the engineer's words, and how many findings are open. */
export const Summary = ({ paper }: { readonly paper: AssessmentPaper }) => (
  <Section title={words.summary}>
    {paper.summary.length > 0 ? <Paragraphs of={paper.summary} /> : <Nothing words={words.noSummary} />}
    <OpenCounts paper={paper} />
  </Section>
)

function OpenCounts({ paper }: { readonly paper: AssessmentPaper }) {
  const { write } = usePaper()
  const open = paper.findings.filter(({ state }) => state === 'open')
  return (
    <View wrap={false} style={{ flexDirection: 'row', borderTop: `0.75pt solid ${ink.strong}`, marginTop: 10 }}>
      {severities.map((severity) => (
        <View key={severity} style={{ flex: 1, paddingTop: 9 }}>
          <SeveritySign severity={severity} />
          <Text style={{ ...type.figure, fontSize: 19, lineHeight: 1.3, fontWeight: 600, letterSpacing: -0.3 }}>
            {write.number(open.filter((finding) => finding.severity === severity).length)}
          </Text>
          <Text style={type.label}>{words.openBySeverity}</Text>
        </View>
      ))}
    </View>
  )
}
