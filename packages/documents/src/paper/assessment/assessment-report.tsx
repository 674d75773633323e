import { Cover } from '../parts/cover.tsx'
import { usePaper } from '../parts/paper-context.ts'
import { Space } from '../parts/section.tsx'
import { Sheet } from '../parts/sheet.tsx'
import type { AssessmentPaper } from '../shapes/assessment-paper.ts'
import { text } from '../text.ts'
import { Basis } from './basis.tsx'
import { bySeverity } from './by-severity.ts'
import { Changes } from './changes.tsx'
import { CoverScore } from './cover-score.tsx'
import { FindingsList, FindingsOneByOne, ListRows, lotsOf } from './findings.tsx'
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
      <Cover about={[name, version, platform].filter(Boolean).join(' · ')} facts={facts} chapters={chaptersOf(paper)}>
        <CoverScore paper={paper} />
      </Cover>
      <Body paper={paper} />
    </>
  )
}

/** In their order; what is said of each finding is a part of them. */
const chaptersOf = ({ findings }: AssessmentPaper): readonly string[] => [
  ...[words.summary, words.score, words.findings],
  ...(findings.length > 0 ? [words.eachFinding] : []),
  ...[words.health, words.plan, words.changes, words.basis],
]

/** In one piece, unless there are so many findings that they are laid out in lots. */
function Body({ paper }: { readonly paper: AssessmentPaper }) {
  const { lists, details } = lotsOf(bySeverity(paper.findings))
  const [first = [], ...more] = lists
  const before = (
    <>
      <Summary paper={paper} />
      <Score paper={paper} />
    </>
  )
  const after = (
    <>
      <Health measures={paper.health} />
      <Plan plan={paper.plan} />
      <Changes changes={paper.changes} />
      <Basis basis={paper.basis} />
    </>
  )
  if (details.length < 2)
    return (
      <Sheet isLast>
        {before}
        <FindingsList findings={first} />
        {details[0] && <FindingsOneByOne isFirst findings={details[0]} />}
        {details[0] && <Space points={20} />}
        {after}
      </Sheet>
    )
  return (
    <>
      <Sheet>{before}</Sheet>
      <Sheet>
        <FindingsList findings={first} />
      </Sheet>
      {more.map((lot) => (
        <Sheet key={lot[0]?.number}>
          <ListRows findings={lot} />
        </Sheet>
      ))}
      {details.map((lot, at) => (
        <Sheet key={lot[0]?.number}>
          <FindingsOneByOne isFirst={at === 0} findings={lot} />
        </Sheet>
      ))}
      <Sheet isLast>{after}</Sheet>
    </>
  )
}
