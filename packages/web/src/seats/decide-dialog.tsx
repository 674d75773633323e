import { useState } from 'react'
import { request, useSend } from '../data/index.ts'
import { announce } from '../ui/announcer.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Icon } from '../ui/icons.tsx'
import { WordsField } from '../ui/plain-fields.tsx'
import { formatDay } from '../ui/time/format-moment.ts'
import { sayDate, sayLastDay } from './say-seat.ts'
import { type ClauseHref, SeatsProblem } from './seats-problem.tsx'
import { t } from './seats-text.ts'
import type { TrainingRecord } from './use-seats.ts'

interface DecideDialogProps {
  readonly record: TrainingRecord
  readonly zone: string
  readonly clauseHref: ClauseHref
  readonly onClose: () => void
}

/** The certificate that waits, and the word of the staff on it. */
export function DecideDialog({ record, zone, clauseHref, onClose }: DecideDialogProps) {
  const send = useSend('POST /accounts/:accountId/training/:trainingId/decision')
  const [because, setBecause] = useState('')
  const params = { accountId: record.accountId, trainingId: record.id }
  const decide = async (verdict: 'accept' | 'decline') => {
    const body = { verdict, ...(verdict === 'decline' && because.trim() !== '' ? { because } : {}) }
    const sent = { params, body, ifMatch: `"${record.version}"` }
    if ((await send.mutateAsync(sent).catch(() => undefined)) === undefined) return
    announce(t(verdict === 'accept' ? 'decide.accepted' : 'decide.declined'))
    onClose()
  }
  const foot = (
    <>
      <button type="button" className="btn" onClick={onClose}>
        {t('seat.back')}
      </button>
      <button type="button" className="btn" disabled={send.isPending} onClick={() => void decide('decline')}>
        {t('decide.decline')}
      </button>
      <button type="submit" className="btn pri" disabled={send.isPending}>
        {t('decide.accept')}
      </button>
    </>
  )
  const { name } = record.person
  return (
    <Dialog title={t('decide.title', { name })} onClose={onClose} onSubmit={() => void decide('accept')} foot={foot}>
      <Facts record={record} zone={zone} />
      <WordsField
        label={t('decide.because')}
        hint={t('decide.because_how', { name })}
        maxLength={1000}
        value={because}
        onChange={setBecause}
      />
      <SeatsProblem problem={send.error} clauseHref={clauseHref} />
    </Dialog>
  )
}

function Facts({ record, zone }: Pick<DecideDialogProps, 'record' | 'zone'>) {
  const { title, completedOn, expiresOn, evidence, recordedBy, recordedAt } = record
  return (
    <div>
      <p>
        <b>{t('decide.facts', { title, date: sayDate(completedOn) })}</b>
      </p>
      {expiresOn === null ? null : <p>{t('decide.until', { until: sayLastDay(expiresOn) })}</p>}
      {evidence === null ? null : <p>{t('decide.evidence', { evidence })}</p>}
      <Certificate record={record} />
      {recordedBy === null ? null : (
        <p className="mut">
          {t('decide.by', { name: recordedBy.name, date: formatDay(Date.parse(recordedAt), zone, true) })}
        </p>
      )}
    </div>
  )
}

function Certificate({ record: { accountId, id, certificate } }: { readonly record: TrainingRecord }) {
  if (certificate === null) return <p className="mut">{t('decide.no_file')}</p>
  const download = async () => {
    const { url } = await request('GET /accounts/:accountId/training/:trainingId/certificate', {
      params: { accountId, trainingId: id },
    })
    window.location.assign(url)
  }
  return (
    <button type="button" className="btn sm" onClick={() => void download()}>
      <Icon name="download" size={14} />
      {t('decide.download', { name: certificate.name })}
    </button>
  )
}
