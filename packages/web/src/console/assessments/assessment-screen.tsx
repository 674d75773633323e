import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import type { Assessment } from '../../assessed/assessed-types.ts'
import '../../assessed/assessed.css'
import { HealthPart } from '../../assessed/health-part.tsx'
import { ReportPage } from '../../assessed/report-page.tsx'
import { read, useSend } from '../../data/index.ts'
import { announce } from '../../ui/announcer.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { Icon } from '../../ui/icons.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { SkeletonRows } from '../../ui/skeletons.tsx'
import { useTitle } from '../../ui/use-title.ts'
import { FormProblem } from '../accounts/form-problem.tsx'
import { BackTop } from '../back-top.tsx'
import { useMayOnAccount } from '../may-work.ts'
import { AssessmentFacts } from './assessment-facts.tsx'
import './console-assessments.css'
import { t } from './console-assessments-text.ts'
import { DraftFindings } from './draft-findings.tsx'
import { PublishDialog } from './publish-dialog.tsx'
import { WordsPart } from './words-part.tsx'

const parts = ['findings', 'health', 'words', 'preview'] as const
type Part = (typeof parts)[number]

/** One assessment in the engineer's hands: findings, health check, words, and what the customer would read. */
export function AssessmentScreen() {
  const { id = '' } = useParams({ strict: false }) as { readonly id?: string }
  const assessment = useQuery(read('GET /assessments/:assessmentId', { params: { assessmentId: id } }))
  return (
    <div className="ca-screen">
      <BackTop
        back={
          <Link className="screen-back" to="/assessments">
            <Icon name="back" /> {t('one.back')}
          </Link>
        }
      />
      {assessment.isPending ? <SkeletonRows rows={10} height={44} /> : null}
      {assessment.isError ? <ErrorNote title={t('one.failed')} onRetry={() => void assessment.refetch()} /> : null}
      {assessment.data ? <Page key={assessment.data.id} assessment={assessment.data} /> : null}
    </div>
  )
}

function Page({ assessment }: { readonly assessment: Assessment }) {
  useTitle(t('one.title', { account: assessment.account.name }))
  const mayReview = useMayOnAccount('assessment.review')
  const isDraft = assessment.state === 'draft'
  const [part, setPart] = useState<Part>('findings')
  return (
    <div className="ca-review">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the page scrolls by keyboard */}
      <section className="ca-main" aria-label={assessment.account.name} tabIndex={0}>
        <p className="ca-head">
          <span className={`ca-state ca-${assessment.state}`}>{t(`state.${assessment.state}`)}</span>
          {assessment.number === null ? null : <span className="mut t">{assessment.number}</span>}
        </p>
        <h1 className="ca-title">
          {assessment.environment.name} <span className="mut">{assessment.account.name}</span>
        </h1>
        {isDraft ? (
          <p className="ca-private mut sm">
            {assessment.reportVersion > 0
              ? t('one.corrects_note', { number: assessment.number ?? '' })
              : t('one.draft_note')}
          </p>
        ) : null}
        <div className="ca-bar">
          <Segmented
            label={t('one.tabs')}
            value={part}
            segments={parts.map((value) => ({ value, label: t(`one.${value}`) }))}
            onChange={setPart}
          />
          <span className="gap" />
          {mayReview ? <Deeds assessment={assessment} /> : null}
        </div>
        {part === 'findings' ? <DraftFindings assessment={assessment} mayEdit={mayReview && isDraft} /> : null}
        {part === 'health' ? (
          <>
            <h2 className="sr">{t('one.health')}</h2>
            <HealthPart health={assessment.preview.health} collectedAt={assessment.collectedAt} />
          </>
        ) : null}
        {part === 'words' ? <WordsPart assessment={assessment} mayEdit={mayReview && isDraft} /> : null}
        {part === 'preview' ? (
          <div className="ca-preview">
            <ReportPage report={assessment.preview} />
          </div>
        ) : null}
      </section>
      <aside className="ca-aside">
        <AssessmentFacts assessment={assessment} mayEdit={mayReview && isDraft} />
      </aside>
    </div>
  )
}

function Deeds({ assessment }: { readonly assessment: Assessment }) {
  const navigate = useNavigate()
  const [isPublishing, setIsPublishing] = useState(false)
  const discard = useSend('POST /assessments/:assessmentId/discarding')
  const correct = useSend('POST /assessments/:assessmentId/correction')
  const of = { params: { assessmentId: assessment.id }, ifMatch: `"${assessment.version}"`, body: {} }
  const drop = async () => {
    await discard.mutateAsync(of)
    announce(t('one.discarded'))
    if (assessment.reportVersion === 0) await navigate({ to: '/assessments' })
  }
  if (assessment.state === 'published')
    return (
      <>
        <FormProblem problem={correct.error} isTyped={false} />
        <button
          type="button"
          className="btn sm"
          disabled={correct.isPending}
          onClick={() => void correct.mutateAsync(of).catch(() => undefined)}
        >
          {t('one.correct')}
        </button>
      </>
    )
  if (assessment.state === 'discarded') return null
  return (
    <>
      <FormProblem problem={discard.error} isTyped={false} />
      <button
        type="button"
        className="btn sm quiet"
        disabled={discard.isPending}
        onClick={() => void drop().catch(() => undefined)}
      >
        {t('one.discard')}
      </button>
      <button type="button" className="btn sm pri" onClick={() => setIsPublishing(true)}>
        {t('one.publish')}
      </button>
      {isPublishing ? <PublishDialog assessment={assessment} onClose={() => setIsPublishing(false)} /> : null}
    </>
  )
}
