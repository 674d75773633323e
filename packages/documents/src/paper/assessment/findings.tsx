import { View } from '@react-pdf/renderer'
import { usePaper } from '../parts/paper-context.ts'
import { Section, Space } from '../parts/section.tsx'
import { SeveritySign } from '../parts/signs.tsx'
import { Table } from '../parts/table.tsx'
import type { PaperFinding } from '../shapes/assessment-paper.ts'
import { text } from '../text.ts'
import { bySeverity } from './by-severity.ts'
import { Finding } from './finding.tsx'

const words = text.assessment

/** All findings in one list, then each with its evidence. */
export function Findings({ findings }: { readonly findings: readonly PaperFinding[] }) {
  const sorted = bySeverity(findings)
  return (
    <Section title={words.findings} lead={sorted.length > 0 ? words.findingsLead : undefined} ahead={150}>
      <FindingsList findings={sorted} />
      <Space points={22} />
      <View>
        {sorted.map((finding) => (
          <Finding key={finding.number} finding={finding} />
        ))}
      </View>
    </Section>
  )
}

function FindingsList({ findings }: { readonly findings: readonly PaperFinding[] }) {
  const { write } = usePaper()
  return (
    <Table
      empty={words.noFindings}
      rows={findings}
      columns={[
        { title: text.number, width: 42, cell: ({ number }) => number },
        { title: words.severityHead, width: 82, cell: ({ severity }) => <SeveritySign severity={severity} /> },
        { title: words.finding, cell: ({ title }) => title },
        { title: words.state, width: 74, cell: ({ state }) => text.state[state] },
        {
          title: words.due,
          width: 64,
          isFigure: true,
          cell: ({ dueOn }) => (dueOn === undefined ? text.none : write.day(dueOn)),
        },
      ]}
    />
  )
}
