import { View } from '@react-pdf/renderer'
import { inSheets, linesHigh } from '../fit/in-sheets.ts'
import { usePaper } from '../parts/paper-context.ts'
import { outlined, Section } from '../parts/section.tsx'
import { SeveritySign } from '../parts/signs.tsx'
import { Table } from '../parts/table.tsx'
import type { PaperFinding } from '../shapes/assessment-paper.ts'
import { text } from '../text.ts'
import { Finding, heightOf } from './finding.tsx'
import { FindingLinks } from './finding-link.tsx'

const words = text.assessment
const rowHigh = ({ title }: PaperFinding): number => 9.5 + linesHigh(title, 42, 12)

/** Findings in lots that are laid out apart: of the list, and of what is said of each. Few are one lot. */
export const lotsOf = (findings: readonly PaperFinding[]) => ({
  lists: inSheets(findings, rowHigh, { headHigh: 80 }),
  details: inSheets(findings, heightOf),
})

/** The chapter's head and all findings in one list, or its first lot. */
export const FindingsList = ({ findings }: { readonly findings: readonly PaperFinding[] }) => (
  <Section title={words.findings} lead={findings.length > 0 ? words.findingsLead : undefined} ahead={150}>
    <ListRows findings={findings} />
  </Section>
)

export function ListRows({ findings }: { readonly findings: readonly PaperFinding[] }) {
  const { write } = usePaper()
  return (
    <Table
      empty={words.noFindings}
      rows={findings}
      columns={[
        { title: text.number, width: 42, cell: ({ number }) => <FindingLinks of={[number]} /> },
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

interface OneByOneParts {
  readonly findings: readonly PaperFinding[]
  /** The first lot of them: the contents lead here. */
  readonly isFirst?: boolean
}

/** Each finding with its evidence; in the outline they stand beneath this. */
export const FindingsOneByOne = ({ findings, isFirst }: OneByOneParts) => (
  <View {...outlined(words.oneByOne(findings[0]?.number ?? '', findings.at(-1)?.number ?? ''))}>
    {findings.map((finding, at) => (
      <Finding key={finding.number} finding={finding} isFirst={isFirst && at === 0} />
    ))}
  </View>
)
