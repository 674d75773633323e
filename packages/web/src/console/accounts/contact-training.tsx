import { lazy, Suspense, useState } from 'react'
import { sayDate, sayTraining } from '../../seats/say-seat.ts'
import { t } from '../../seats/seats-text.ts'
import { type Contact, type TrainingRecord, useTraining } from '../../seats/use-seats.ts'
import { useMayOnAccount } from '../may-work.ts'
import { useMe } from '../session-gate.ts'
import { clauseHref } from '../ticket/ticket-types.ts'

const dialogs = () => import('../../seats/seat-dialogs.tsx')
const DecideDialog = lazy(() => dialogs().then((module) => ({ default: module.DecideDialog })))
const ListDialog = lazy(() => dialogs().then((module) => ({ default: module.ListDialog })))

/** Whether a contact is trained, and the certificates that wait for a word. */
export function ContactTraining({ contact }: { readonly contact: Contact }) {
  const said = sayTraining(useTraining(contact.accountId).data, contact, 'staff')
  const mayDecide = useMayOnAccount('training.record')
  const [asked, setAsked] = useState<TrainingRecord>()
  const { zone } = useMe().person
  if (said === undefined) return null
  return (
    <>
      {said.state === undefined ? null : (
        <span className={said.isMissing ? 'seats-line near-t' : 'seats-line mut'}>{said.state}</span>
      )}
      {said.waiting.map((record) => (
        <span key={record.id} className="seats-line">
          {t('training.waiting_staff', { date: sayDate(record.completedOn) })}{' '}
          {mayDecide ? (
            <button type="button" className="btn sm" onClick={() => setAsked(record)}>
              {t('decide.open')}
            </button>
          ) : null}
        </span>
      ))}
      <Suspense>
        {asked === undefined ? null : (
          <DecideDialog record={asked} zone={zone} clauseHref={clauseHref} onClose={() => setAsked(undefined)} />
        )}
      </Suspense>
    </>
  )
}

/** Opens the recording of training from a list. */
export function TrainingByList({ accountId }: { readonly accountId: string }) {
  const [isOpen, setIsOpen] = useState(false)
  if (!useMayOnAccount('training.record')) return null
  return (
    <>
      <button type="button" className="btn sm quiet" onClick={() => setIsOpen(true)}>
        {t('list.open')}
      </button>
      <Suspense>
        {isOpen ? <ListDialog accountId={accountId} clauseHref={clauseHref} onClose={() => setIsOpen(false)} /> : null}
      </Suspense>
    </>
  )
}
