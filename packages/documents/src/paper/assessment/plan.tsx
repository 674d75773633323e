import { usePaper } from '../parts/paper-context.ts'
import { Section } from '../parts/section.tsx'
import { Table } from '../parts/table.tsx'
import type { AssessmentPaper } from '../shapes/assessment-paper.ts'
import { text } from '../text.ts'

const words = text.assessment
type Step = AssessmentPaper['plan'][number]

/** What happens next, and where it is said: by whom, until when, and which findings it answers. */
export function Plan({ plan }: Pick<AssessmentPaper, 'plan'>) {
  const { write } = usePaper()
  return (
    <Section title={words.plan} lead={plan.length > 0 ? words.planLead : undefined}>
      <Table
        empty={words.noPlan}
        rows={plan}
        columns={[
          { title: words.step, cell: (step) => step.text },
          ...(plan.some(({ owner }) => owner !== undefined)
            ? [{ title: words.owner, width: 104, cell: ({ owner }: Step) => owner ?? text.none }]
            : []),
          ...(plan.some(({ dueOn }) => dueOn !== undefined)
            ? [
                {
                  title: words.due,
                  width: 66,
                  isFigure: true,
                  cell: ({ dueOn = '' }: Step) => write.day(dueOn) || text.none,
                },
              ]
            : []),
          ...(plan.some(({ findings }) => findings.length > 0)
            ? [{ title: words.answers, width: 86, cell: ({ findings }: Step) => findings.join(', ') || text.none }]
            : []),
        ]}
      />
    </Section>
  )
}
