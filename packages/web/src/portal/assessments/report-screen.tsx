import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { t as say } from '../../assessed/assessed-text.ts'
import type { Finding, Report } from '../../assessed/assessed-types.ts'
import { ReportPage } from '../../assessed/report-page.tsx'
import { sayDay } from '../../assessed/trend-part.tsx'
import { read } from '../../data/index.ts'
import { saveFile } from '../../data/save-file.ts'
import { announce } from '../../ui/announcer.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { Icon } from '../../ui/icons.tsx'
import { SkeletonRows } from '../../ui/skeletons.tsx'
import { usePageTitle } from '../own/use-page-title.ts'
import { useAccount } from '../use-account.ts'
import { FindingDeeds } from './finding-deeds.tsx'
import { t } from './portal-assessments-text.ts'
import './portal-assessments.css'

/** A published report: what was found, how it stands since then, what to do. */
export function ReportScreen() {
  const { id = '' } = useParams({ strict: false }) as { readonly id?: string }
  const report = useQuery(read('GET /assessment-reports/:reportId', { params: { reportId: id } }))
  return (
    <>
      <p className="trail">
        <Link to="/assessments">{t('page.title')}</Link>
        <i>/</i>
        <span>{report.data?.number ?? ''}</span>
      </p>
      {report.isPending ? <SkeletonRows rows={8} height={56} /> : null}
      {report.isError ? <ErrorNote title={t('report.fault')} onRetry={() => void report.refetch()} /> : null}
      {report.data ? <Page key={report.data.id} report={report.data} /> : null}
    </>
  )
}

function Page({ report }: { readonly report: Report }) {
  usePageTitle(t('report.title', { number: report.number }))
  const { id: accountId } = useAccount()
  const environmentId = report.environment.id
  const findings = useQuery(
    read('GET /accounts/:accountId/findings', { params: { accountId }, query: { environmentId, limit: 400 } }),
  )
  const living = new Map<string, Finding>((findings.data?.items ?? []).map((finding) => [finding.id, finding]))
  const newest = report.versions.at(-1)
  return (
    <article className="pa-report">
      <header className="pa-head">
        <p className="mut">{t('report.of')}</p>
        <h1>
          {report.environment.name} <span className="pa-number">{report.number}</span>
        </h1>
        <p className="mut">
          {say('cover.collected', { date: sayDay(report.collectedAt) })},{' '}
          {say('cover.runs', { product: report.product.name, version: report.product.version })}
          {report.operatingSystem === null ? '' : `, ${report.operatingSystem}`}
          {report.preparedBy === null ? '' : `. ${say('cover.prepared', { name: report.preparedBy.name })}`}
        </p>
        <Versions report={report} />
        <Files report={report} />
      </header>
      {newest !== undefined && newest.id !== report.id ? (
        <p className="pa-newer">
          {t('report.newer')}{' '}
          <Link className="lk" to="/assessments/$id" params={{ id: newest.id }}>
            {t('report.to_newer')}
          </Link>
        </p>
      ) : null}
      <ReportPage
        report={report}
        living={living}
        deedsOf={(finding) => {
          const now = living.get(finding.id)
          return now === undefined ? undefined : <FindingDeeds finding={now} />
        }}
      />
    </article>
  )
}

function Versions({ report }: { readonly report: Report }) {
  if (report.versions.length < 2) return null
  return (
    <ul className="pa-versions sm">
      {report.versions.map(({ id, reportVersion, publishedAt, corrects }) => (
        <li key={id}>
          {id === report.id ? (
            <b>{t('report.version_now', { version: reportVersion, date: sayDay(publishedAt) })}</b>
          ) : (
            <Link className="lk" to="/assessments/$id" params={{ id }}>
              {t('report.version_now', { version: reportVersion, date: sayDay(publishedAt) })}
            </Link>
          )}
          {corrects === null ? null : <span dir="auto">: {corrects}</span>}
        </li>
      ))}
    </ul>
  )
}

function Files({ report }: { readonly report: Report }) {
  const [isPrinting, setIsPrinting] = useState(false)
  const params = { reportId: report.id }
  const fail = () => announce(t('report.no_pdf'), { tone: 'fault' })
  const print = async () => {
    setIsPrinting(true)
    await saveFile('GET /assessment-reports/:reportId/paper', { params }).catch(fail)
    setIsPrinting(false)
  }
  return (
    <p className="pa-files">
      <button type="button" className="btn" disabled={isPrinting} onClick={() => void print()}>
        <Icon name="file" /> {t(isPrinting ? 'report.pdf_busy' : 'report.pdf')}
      </button>
      <button
        type="button"
        className="btn quiet"
        onClick={() => void saveFile('GET /assessment-reports/:reportId/findings.csv', { params }).catch(fail)}
      >
        <Icon name="download" /> {t('report.csv')}
      </button>
    </p>
  )
}
