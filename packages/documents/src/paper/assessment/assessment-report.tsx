import { Cover } from '../parts/cover.tsx'
import { usePaper } from '../parts/paper-context.ts'
import { Sheet } from '../parts/sheet.tsx'
import type { AssessmentPaper } from '../shapes/assessment-paper.ts'
import { text } from '../text.ts'
import { Basis } from './basis.tsx'
import { Changes } from './changes.tsx'
import { CoverScore } from './cover-score.tsx'
import { Findings } from './findings.tsx'
import { Health } from './health.tsx'
import { Plan } from './plan.tsx'
import { Score } from './score.tsx'
import { Summary } from './summary.tsx'

const words = text.assessment

/** An assessment from its cover to how it was made. */
export function AssessmentReport({ paper }: { readonly paper: AssessmentPaper }) {
  const { write } = usePaper()
  const { name, version, platform } = paper.environment
  const facts = [
    { label: words.environment, value: name },
    ...(version === undefined ? [] : [{ label: words.version, value: version }]),
    { label: words.snapshot, value: write.moment(paper.basis.collectedAt) },
  ]
  return (
    <>
      <Cover about={[name, version, platform].filter(Boolean).join(' · ')} facts={facts}>
        <CoverScore paper={paper} />
      </Cover>
      <Sheet>
        <Summary paper={paper} />
        <Score paper={paper} />
        <Findings findings={paper.findings} />
        <Health measures={paper.health} />
        <Plan plan={paper.plan} />
        <Changes changes={paper.changes} />
        <Basis basis={paper.basis} />
      </Sheet>
    </>
  )
}
