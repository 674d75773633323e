import { usePaper } from '../parts/paper-context.ts'
import { Section } from '../parts/section.tsx'
import { Table, tableAhead } from '../parts/table.tsx'
import type { AssessmentPaper } from '../shapes/assessment-paper.ts'
import { text } from '../text.ts'
import { FindingLinks } from './finding-link.tsx'

const words = text.assessment
type Step = AssessmentPaper['plan'][number]

/** What happens next, and where it is said: by whom, until when, and which findings it answers. */
export function Plan({ plan }: Pick<AssessmentPaper, 'plan'>) {
  const { write } = usePaper()
  return (
    <Section title={words.plan} lead={plan.length > 0 ? words.planLead : undefined} ahead={tableAhead(plan.length, 34)}>
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
            ? [
                {
                  title: words.answers,
                  width: 86,
                  cell: ({ findings }: Step) => (findings.length > 0 ? <FindingLinks of={findings} /> : text.none),
                },
              ]
            : []),
        ]}
      />
    </Section>
  )
}
