import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useEffect } from 'react'
import { ApiProblem, type Returned, read } from '../../data/index.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { PriorityGlyph } from '../../ui/priority-glyph.tsx'
import { SkeletonRows } from '../../ui/skeletons.tsx'
import { formatMoment } from '../../ui/time/format-moment.ts'
import { WrittenText } from '../../ui/written-text.tsx'
import { OurAgreement } from '../agreement/our-agreement.tsx'
import { t as installations } from '../installations/portal-installations-text.ts'
import { clauseHref } from '../promise/promise-model.ts'
import { useMe } from '../session-gate.ts'
import { t } from '../text.ts'
import { useAccount, useReaderZone } from '../use-account.ts'
import { useSupportNow } from '../use-support-now.ts'
import './policy.css'
import { usePageTitle } from '../own/use-page-title.ts'

type Policy = Returned<'GET /accounts/:accountId/policy'>
type Clause = Policy['sections'][number]['children'][number]

function ClauseText({ clause }: { readonly clause: Omit<Clause, 'title'> }) {
  return (
    <>
      {clause.paragraphs.map((text) => (
        <WrittenText key={text} text={text} />
      ))}
      {clause.reading === null ? null : (
        <p className="policy-reading">{t('policy.reading', { text: clause.reading.text, why: clause.reading.why })}</p>
      )}
    </>
  )
}

function Section({ section }: { readonly section: Policy['sections'][number] }) {
  return (
    <section className="policy-section" id={`clause-${section.clause}`} tabIndex={-1}>
      <h2>
        <span className="qt t">{section.clause}</span> {section.title}
      </h2>
      <ClauseText clause={section} />
      {section.children.map((child) => (
        <div key={child.clause} className="policy-clause" id={`clause-${child.clause}`} tabIndex={-1}>
          <h3>
            <span className="qt t">{child.clause}</span> {child.title}
          </h3>
          <ClauseText clause={child} />
        </div>
      ))}
    </section>
  )
}

/** What each priority would mean at this moment: the policy with today’s times in it. */
function LiveExamples() {
  const zone = useReaderZone()
  const support = useSupportNow().data
  if (support === undefined || !support.inForce) return null
  return (
    <aside className="panel policy-now">
      <h2>{t('policy.now')}</h2>
      <ul className="t">
        {support.answers.map(({ priority, dueAt }) => (
          <li key={priority}>
            <PriorityGlyph priority={priority} shapeOnly />
            {t('policy.now_by', {
              priority,
              time: formatMoment(Date.parse(dueAt), { readerZone: zone, now: Date.parse(support.now) }).reader,
            })}
          </li>
        ))}
      </ul>
    </aside>
  )
}

/** Goes to the clause that the address names, once it is there. */
const useClauseInSight = (isReady: boolean) => {
  useEffect(() => {
    if (!isReady) return
    const show = () => {
      const clause = document.getElementById(decodeURIComponent(location.hash.slice(1)))
      clause?.scrollIntoView({ block: 'start' })
      clause?.focus({ preventScroll: true })
    }
    show()
    addEventListener('hashchange', show)
    return () => removeEventListener('hashchange', show)
  }, [isReady])
}

function Text({ policy }: { readonly policy: Policy }) {
  const { vendor } = useMe()
  const support = useSupportNow(false).data
  useClauseInSight(true)
  return (
    <>
      <h1 className="policy-title">{policy.title}</h1>
      <p className="mut">
        {t('policy.lead', { vendor: vendor.name })}{' '}
        <Link className="lk" to="/platforms">
          {installations('supported.title')}
        </Link>
      </p>
      <p className="sm qt t">
        {t(support?.inForce === false ? 'policy.ended' : 'policy.in_force', {
          plan: policy.planTitle,
          version: policy.version,
        })}
      </p>
      <OurAgreement formerPortal={policy.formerPortal} />
      <div className="policy">
        <nav className="policy-toc" aria-label={t('policy.clauses')}>
          <ol>
            {policy.sections.map(({ clause, title }) => (
              <li key={clause}>
                <a href={clauseHref(clause)}>
                  <span className="qt t">{clause}</span> {title}
                </a>
              </li>
            ))}
          </ol>
          <LiveExamples />
        </nav>
        <div>
          {policy.sections.map((section) => (
            <Section key={section.clause} section={section} />
          ))}
        </div>
      </div>
    </>
  )
}

/** The policy as the customer’s own page. */
export function PolicyScreen() {
  const { id } = useAccount()
  const policy = useQuery(read('GET /accounts/:accountId/policy', { params: { accountId: id } }))
  usePageTitle(t('nav.policy'))
  if (policy.data !== undefined) return <Text policy={policy.data} />
  if (policy.error instanceof ApiProblem && policy.error.code === 'agreement.not_in_force')
    return (
      <EmptyState as="h1" title={t('policy.none_title')}>
        {t('policy.none_body')}
      </EmptyState>
    )
  return (
    <>
      <h1 className="policy-title">{t('nav.policy')}</h1>
      {policy.isError ? (
        <ErrorNote title={t('policy.fault')} onRetry={() => void policy.refetch()} />
      ) : (
        <SkeletonRows rows={10} height={40} />
      )}
    </>
  )
}
