import { Facts } from '../parts/facts.tsx'
import { usePaper } from '../parts/paper-context.ts'
import { Part, Section, Space } from '../parts/section.tsx'
import { Table, tableAhead } from '../parts/table.tsx'
import type { AssessmentPaper } from '../shapes/assessment-paper.ts'
import { text } from '../text.ts'

const words = text.assessment

/** Under which rules, on which snapshot, and what could not be answered. */
export function Basis({ basis }: Pick<AssessmentPaper, 'basis'>) {
  const { write } = usePaper()
  return (
    <Section title={words.basis} lead={words.basisLead} isLast>
      <Facts
        across={4}
        of={[
          { label: words.ruleSet, value: basis.ruleSet },
          { label: words.version, value: basis.version },
          { label: words.snapshot, value: write.moment(basis.collectedAt) },
          { label: words.rulesChecked, value: write.number(basis.rulesChecked) },
          { label: words.passed, value: write.number(basis.passed) },
          { label: words.failed, value: write.number(basis.failed) },
          { label: words.notApplicable, value: write.number(basis.notApplicable) },
          { label: words.byHand, value: write.number(basis.byHand) },
        ]}
      />
      <Space points={10} />
      <Part isLast title={words.notKnown} ahead={tableAhead(basis.unknown.length)}>
        <Table
          empty={words.noUnknown}
          rows={basis.unknown}
          columns={[
            { title: words.unknownRule, cell: ({ title }) => title },
            { title: words.missing, width: 220, cell: ({ missing }) => missing },
          ]}
        />
      </Part>
    </Section>
  )
}
