import type { KnownIssue, UpdatedTicket } from '@mainstay/contracts/known-issues'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { read, useSend } from '../../data/index.ts'
import { announce } from '../../ui/announcer.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { WordsField } from '../../ui/plain-fields.tsx'
import { SkeletonRows } from '../../ui/skeletons.tsx'
import { WrittenText } from '../../ui/written-text.tsx'
import { FormProblem, faultOf } from '../accounts/form-problem.tsx'
import './issue-updates.css'
import { t } from './issue-updates-text.ts'

function Tickets({ items }: { readonly items: readonly UpdatedTicket[] }) {
  return (
    <ul className="upd-list">
      {items.map(({ ticket, account, leftOut, isOwed }) => (
        <li key={ticket.id}>
          <Link className="lk t" to="/tickets/$number" params={{ number: ticket.number }}>
            {ticket.number}
          </Link>{' '}
          <span dir="auto">{ticket.subject}</span>
          <span className="mut">
            {` · ${account.name}`}
            {leftOut === null ? '' : ` · ${t(`update.because.${leftOut}`)}`}
            {leftOut === null && isOwed ? ` · ${t('update.owed_mark')}` : ''}
          </span>
        </li>
      ))}
    </ul>
  )
}

/** Where it goes, what it answers, and which tickets are left out and why. */
function WhereTo({ items }: { readonly items: readonly UpdatedTicket[] }) {
  const goes = items.filter(({ leftOut }) => leftOut === null)
  const left = items.filter(({ leftOut }) => leftOut !== null)
  const owed = goes.filter(({ isOwed }) => isOwed).length
  return (
    <>
      <p>
        <b>{t('update.goes', { count: goes.length })}</b>
        {owed === 0 ? null : <span className="mut"> · {t('update.owed', { count: owed })}</span>}
      </p>
      <Tickets items={goes} />
      {left.length === 0 ? null : (
        <>
          <p className="near-t">{t('update.left_out', { count: left.length })}</p>
          <Tickets items={left} />
        </>
      )}
    </>
  )
}

interface UpdateDialogProps {
  readonly issue: KnownIssue
  readonly onClose: () => void
}
/** One text to every ticket about a known issue: written once, looked at, sent to all of them or to none. */
export function UpdateDialog({ issue, onClose }: UpdateDialogProps) {
  const params = { knownIssueId: issue.id }
  const where = useQuery({ ...read('GET /known-issues/:knownIssueId/update', { params }), staleTime: 0 })
  const send = useSend('POST /known-issues/:knownIssueId/update')
  const [text, setText] = useState('')
  const count = (where.data?.items ?? []).filter(({ leftOut }) => leftOut === null).length
  const isReady = text.trim() !== '' && count > 0 && !send.isPending
  const submit = async () => {
    const { body } = await send.mutateAsync({ params, body: { text: text.trim() } })
    announce(t('update.sent', { count: body.sent }))
    onClose()
  }
  return (
    <Dialog
      wide
      title={t('update.title', { title: issue.title })}
      onClose={onClose}
      onSubmit={() => isReady && void submit().catch(() => undefined)}
      foot={
        <button type="submit" className="btn pri" disabled={!isReady}>
          {count === 0 ? t('update.none') : t('update.send', { count })}
        </button>
      }
    >
      <FormProblem problem={send.error} />
      <WordsField
        label={t('update.text')}
        hint={t('update.text_how')}
        fault={faultOf(send.error, 'text')}
        rows={6}
        maxLength={20_000}
        value={text}
        onChange={setText}
      />
      {text.trim() === '' ? null : (
        <section className="upd-preview" aria-label={t('update.preview')}>
          <p className="mut">{t('update.preview')}</p>
          <WrittenText text={text} />
        </section>
      )}
      {where.isPending ? <SkeletonRows rows={3} height={24} /> : null}
      {where.isError ? <ErrorNote title={t('update.failed')} onRetry={() => void where.refetch()} /> : null}
      {where.data === undefined ? null : <WhereTo items={where.data.items} />}
    </Dialog>
  )
}
