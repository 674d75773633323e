import { usePaper } from '../parts/paper-context.ts'
import { Section } from '../parts/section.tsx'
import { Table } from '../parts/table.tsx'
import type { AssessmentPaper } from '../shapes/assessment-paper.ts'
import { text } from '../text.ts'

const words = text.assessment

/** What happens next, by whom, and which findings it answers. */
export function Plan({ plan }: Pick<AssessmentPaper, 'plan'>) {
  const { write } = usePaper()
  return (
    <Section title={words.plan} lead={plan.length > 0 ? words.planLead : undefined}>
      <Table
        empty={words.noPlan}
        rows={plan}
        columns={[
          { title: words.step, cell: (step) => step.text },
          { title: words.owner, width: 104, cell: ({ owner }) => owner ?? text.none },
          {
            title: words.due,
            width: 66,
            isFigure: true,
            cell: ({ dueOn }) => (dueOn === undefined ? text.none : write.day(dueOn)),
          },
          { title: words.answers, width: 86, cell: ({ findings }) => findings.join(', ') || text.none },
        ]}
      />
    </Section>
  )
}
