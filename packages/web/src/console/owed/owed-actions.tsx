import { metBy } from '@mainstay/policy/engagements'
import { useState } from 'react'
import { useSend } from '../../data/index.ts'
import { isStillOwed, sayDates, sayKind } from '../../owed/owed-model.ts'
import { t } from '../../owed/owed-text.ts'
import { ReasonDialog } from '../../owed/reason-dialog.tsx'
import { SkipOwed } from '../../owed/skip-owed.tsx'
import type { Owed } from '../../owed/use-owed.ts'
import { useContacts } from '../../seats/use-seats.ts'
import { announce } from '../../ui/announcer.tsx'
import { Field } from '../../ui/field.tsx'
import { useNow } from '../../ui/time/clock.ts'
import { ExcuseLate } from '../excuses/excuse-late.tsx'
import { useMayOnAccount } from '../may-work.ts'
import { RecordOwed } from './record-owed.tsx'

/** What staff can do with one: record it, write down that the customer skips it, decide what was contradicted. */
export function OwedActions({ owed }: { readonly owed: Owed }) {
  const maySkip = useMayOnAccount('owed.skip')
  const maySettle = useMayOnAccount('owed.settle')
  const mayRecord = useMayOnAccount('owed.record')
  const isContested = owed.contest !== null && owed.contest.settledAt === null && owed.deliveredBy === null
  const isOwed = isStillOwed(owed)
  return (
    <>
      <ExcuseLate promise={owed} what={sayKind(owed.kind)} />
      {mayRecord && owed.hasBegun && (isOwed || owed.state === 'breached') ? <Deliver owed={owed} /> : null}
      {maySkip && isOwed ? <SkipForContact owed={owed} /> : null}
      {maySettle && isContested ? <SettleContest owed={owed} /> : null}
    </>
  )
}

/** An assessment is met by its published report, everything else by its minutes. */
const Deliver = ({ owed }: { readonly owed: Owed }) =>
  metBy(owed.kind) === 'minutes' ? (
    <RecordOwed owed={owed} />
  ) : (
    <a className="btn sm" href="/console/assessments">
      {t('record.by_report')}
    </a>
  )

function SkipForContact({ owed }: { readonly owed: Owed }) {
  const [askedBy, setAskedBy] = useState<string>()
  const contacts = useContacts(owed.account.id).data?.items ?? []
  return (
    <SkipOwed owed={owed} side="staff" askedBy={askedBy}>
      <Field label={t('skip.asked_by')}>
        {(attributes) => (
          <select
            {...attributes}
            className="input"
            value={askedBy ?? ''}
            onChange={(event) => setAskedBy(event.currentTarget.value || undefined)}
          >
            <option value="">{t('skip.choose')}</option>
            {contacts
              .filter(({ role }) => role !== 'observer')
              .map(({ person }) => (
                <option key={person.id} value={person.id}>
                  {person.name}
                </option>
              ))}
          </select>
        )}
      </Field>
    </SkipOwed>
  )
}

function SettleContest({ owed }: { readonly owed: Owed }) {
  const now = useNow('minute')
  const send = useSend('POST /owed/:commitmentId/contest/decision')
  const [isOpen, setOpen] = useState(false)
  const [reason, setReason] = useState('')
  const decide = async (upheld: boolean) => {
    const sent = { params: { commitmentId: owed.id }, body: { upheld, reason } }
    if ((await send.mutateAsync(sent).catch(() => undefined)) === undefined) return
    announce(t('settle.done'))
    setOpen(false)
  }
  const isReady = !send.isPending && reason.trim() !== ''
  return (
    <>
      <button type="button" className="btn sm" onClick={() => setOpen(true)}>
        {t('settle.open')}
      </button>
      {isOpen ? (
        <ReasonDialog
          title={t('settle.title', { what: sayKind(owed.kind), dates: sayDates(owed, now) })}
          means={t('settle.means')}
          label={t('settle.reason')}
          reason={reason}
          onReason={setReason}
          problem={send.error}
          onClose={() => setOpen(false)}
          foot={
            <>
              <button type="button" className="btn" disabled={!isReady} onClick={() => void decide(false)}>
                {t('settle.reject')}
              </button>
              <button type="button" className="btn pri" disabled={!isReady} onClick={() => void decide(true)}>
                {t('settle.agree')}
              </button>
            </>
          }
        />
      ) : null}
    </>
  )
}
