import { inSheets } from '../fit/in-sheets.ts'
import { Cover } from '../parts/cover.tsx'
import { usePaper } from '../parts/paper-context.ts'
import { Sheet } from '../parts/sheet.tsx'
import type { ServicePaper } from '../shapes/service-paper.ts'
import { text } from '../text.ts'
import { About } from './about.tsx'
import { Beside } from './beside.tsx'
import { Clauses, Revisions } from './clauses.tsx'
import { CoverPromises } from './cover-promises.tsx'
import { Delivered } from './delivered.tsx'
import { Glance } from './glance.tsx'
import { LateOnes, LateRows, lateHigh } from './late-ones.tsx'
import { Months } from './months.tsx'
import { Promises } from './promises.tsx'
import { Times } from './times.tsx'

const words = text.service

/** A period of service from its cover to its clauses. What a later version changed stands before its figures. */
export function ServiceReport({ paper }: { readonly paper: ServicePaper }) {
  const { write } = usePaper()
  const period = write.period(paper.period.from, paper.period.until)
  const { agreement } = paper
  const facts = [
    { label: words.period, value: period },
    ...(agreement ? [{ label: words.agreement, value: agreement.plan }] : []),
    ...(agreement ? [{ label: words.policy, value: agreement.policy }] : []),
    ...(agreement?.orderForm === undefined ? [] : [{ label: words.orderForm, value: agreement.orderForm }]),
  ]
  return (
    <>
      <Cover about={period} facts={facts} chapters={chaptersOf(paper)}>
        <CoverPromises paper={paper} />
      </Cover>
      <Body paper={paper} />
    </>
  )
}

const hasMonths = ({ months }: ServicePaper): boolean => months.length > 1

const chaptersOf = (paper: ServicePaper): readonly string[] => [
  ...(paper.frame.version > 1 ? [words.changes(paper.frame.version)] : []),
  ...[words.glance, words.promises, words.beside, words.times],
  ...(hasMonths(paper) ? [words.months] : []),
  ...[words.lateOnes, words.about, words.delivered],
  ...(paper.clauses.length > 0 ? [words.clauses] : []),
]

/** In one piece, unless so much was late that it is laid out in lots. */
function Body({ paper }: { readonly paper: ServicePaper }) {
  const [first = [], ...more] = inSheets(paper.late, lateHigh)
  const before = (
    <>
      <Revisions paper={paper} />
      <Glance headline={paper.headline} summary={paper.summary} />
      <Promises paper={paper} />
      <Beside beside={paper.beside} />
      <Times percentiles={paper.percentiles} />
      {hasMonths(paper) && <Months months={paper.months} />}
      <LateOnes late={first} />
    </>
  )
  const after = (
    <>
      <About paper={paper} />
      <Delivered paper={paper} />
      <Clauses clauses={paper.clauses} />
    </>
  )
  if (more.length === 0)
    return (
      <Sheet isLast>
        {before}
        {after}
      </Sheet>
    )
  return (
    <>
      <Sheet>{before}</Sheet>
      {more.map((lot) => (
        <Sheet key={`${lot[0]?.subject} ${lot[0]?.dueAt}`}>
          <LateRows late={lot} />
        </Sheet>
      ))}
      <Sheet isLast>{after}</Sheet>
    </>
  )
}
