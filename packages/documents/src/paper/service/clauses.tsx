import { Text, View } from '@react-pdf/renderer'
import { Chip } from '../parts/facts.tsx'
import { ink, type } from '../parts/look.ts'
import { Section } from '../parts/section.tsx'
import { Table, tableAhead } from '../parts/table.tsx'
import type { ServicePaper } from '../shapes/service-paper.ts'
import { text } from '../text.ts'

const words = text.service

/** What a later version says otherwise than the one before. Nothing in version 1. */
export function Revisions({ paper }: { readonly paper: ServicePaper }) {
  if (paper.frame.version < 2) return null
  return (
    <Section
      title={words.changes(paper.frame.version)}
      lead={words.changesLead}
      ahead={tableAhead(paper.changes.length, 34)}
    >
      <Table
        empty={words.noChanges}
        rows={paper.changes}
        columns={[
          { title: words.figure, width: 150, cell: ({ what }) => what },
          { title: words.before, width: 76, cell: ({ before }) => before ?? text.none },
          { title: words.after, width: 76, cell: ({ after }) => after ?? text.none },
          { title: words.reason, cell: ({ why }) => why ?? text.none },
        ]}
      />
    </Section>
  )
}

/** The clauses of the policy that made these promises, where they are given. */
export const Clauses = ({ clauses }: Pick<ServicePaper, 'clauses'>) =>
  clauses.length === 0 ? null : (
    <Section title={words.clauses} isLast>
      {clauses.map((clause) => (
        <View
          key={clause.id}
          wrap={clause.text.length > 1_500}
          style={{ flexDirection: 'row', borderTop: `0.5pt solid ${ink.line}`, paddingVertical: 5 }}
        >
          <View style={{ width: 56 }}>
            <Chip words={clause.id} colour={ink.quiet} />
          </View>
          <Text style={{ ...type.cell, flex: 1 }}>{clause.text}</Text>
        </View>
      ))}
    </Section>
  )
