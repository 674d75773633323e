import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useSend } from '../../data/index.ts'
import { type Report, sayDate } from '../../reports/report-model.ts'
import { announce } from '../../ui/announcer.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { WordsField } from '../../ui/plain-fields.tsx'
import { useNow } from '../../ui/time/clock.ts'
import { FormProblem } from '../accounts/form-problem.tsx'
import { useMayOnAccount } from '../may-work.ts'
import { t } from './console-reports-text.ts'
import { civilToday } from './reports-choice.ts'

/** What the staff do with a draft: write the words, issue it, drop it. Everything beside it is what the customer reads. */
export function DraftPane({ report }: { readonly report: Report }) {
  const [asked, setAsked] = useState<'issue' | 'drop'>()
  const mayIssue = useMayOnAccount('service_report.issue')
  const { account, period } = report
  const isOver = civilToday(period.zone, useNow('minute')) >= period.until
  if (!mayIssue) return null
  return (
    <aside className="reports-pane" aria-label={t('summary')}>
      <p className="sm">{t('preview', { account: account.name })}</p>
      <Words report={report} />
      <div className="reports-deeds">
        <button type="button" className="btn pri" disabled={!isOver} onClick={() => setAsked('issue')}>
          {t('issue')}
        </button>
        <button type="button" className="btn quiet" onClick={() => setAsked('drop')}>
          {t('drop')}
        </button>
      </div>
      {isOver ? null : <p className="mut sm">{t('issue.not_over', { date: sayDate(period.until) })}</p>}
      {asked === 'issue' ? <Issue report={report} onClose={() => setAsked(undefined)} /> : null}
      {asked === 'drop' ? <Drop report={report} onClose={() => setAsked(undefined)} /> : null}
    </aside>
  )
}

const versionOf = ({ version }: Report) => `"${version ?? 0}"`
const paramsOf = ({ id }: Report) => ({ reportId: id ?? '' })

function Words({ report }: { readonly report: Report }) {
  const [words, setWords] = useState(report.summary ?? '')
  const change = useSend('PATCH /service-reports/:reportId')
  const save = () =>
    change
      .mutateAsync({
        params: paramsOf(report),
        body: { summary: words.trim() === '' ? null : words },
        ifMatch: versionOf(report),
      })
      .then(
        () => announce(t('summary.saved')),
        () => announce(t('summary.failed'), { tone: 'fault' }),
      )
  const isSame = words === (report.summary ?? '')
  return (
    <form
      className="reports-words"
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <WordsField
        label={t('summary')}
        hint={t('summary.how', { account: report.account.name })}
        rows={8}
        maxLength={10_000}
        value={words}
        onChange={setWords}
      />
      <button type="submit" className="btn sm" disabled={isSame || change.isPending}>
        {t('summary.save')}
      </button>
    </form>
  )
}

interface AskProps {
  readonly report: Report
  readonly onClose: () => void
}
function Issue({ report, onClose }: AskProps) {
  const issue = useSend('POST /service-reports/:reportId/issue')
  const act = async () => {
    const { body } = await issue.mutateAsync({ params: paramsOf(report), ifMatch: versionOf(report) })
    announce(t('issue.done', { number: body.number ?? '' }))
    onClose()
  }
  return (
    <Dialog
      title={t('issue.title')}
      onClose={onClose}
      onSubmit={() => void act().catch(() => undefined)}
      foot={
        <>
          <button type="button" className="btn" onClick={onClose}>
            {t('issue.later')}
          </button>
          <button type="submit" className="btn pri" disabled={issue.isPending}>
            {t('issue')}
          </button>
        </>
      }
    >
      <p>{t('issue.how', { account: report.account.name })}</p>
      <FormProblem problem={issue.error} />
    </Dialog>
  )
}

function Drop({ report, onClose }: AskProps) {
  const drop = useSend('DELETE /service-reports/:reportId')
  const navigate = useNavigate()
  const act = async () => {
    await drop.mutateAsync({ params: paramsOf(report), ifMatch: versionOf(report) })
    await navigate({ to: '/reports', search: { view: 'service' } })
  }
  return (
    <Dialog
      title={t('drop.title')}
      onClose={onClose}
      onSubmit={() => void act().catch(() => undefined)}
      foot={
        <>
          <button type="button" className="btn" onClick={onClose}>
            {t('drop.keep')}
          </button>
          <button type="submit" className="btn pri" disabled={drop.isPending}>
            {t('drop')}
          </button>
        </>
      }
    >
      <p>{t('drop.how')}</p>
      <FormProblem problem={drop.error} />
    </Dialog>
  )
}
