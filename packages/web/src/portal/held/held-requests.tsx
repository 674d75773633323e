import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { type Returned, read, useSend } from '../../data/index.ts'
import { announce } from '../../ui/announcer.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { Icon } from '../../ui/icons.tsx'
import { When } from '../../ui/time/when.tsx'
import { WrittenText } from '../../ui/written-text.tsx'
import { ProblemNote } from '../ticket/problem-note.tsx'
import { useAccount, useMayWrite, useReaderZone } from '../use-account.ts'
import './held.css'
import { t } from './held-text.ts'

const DeclineDialog = lazy(() => import('./decline-dialog.tsx').then((module) => ({ default: module.DeclineDialog })))
type Held = Returned<'GET /held-requests'>['items'][number]
const priorities = ['P0', 'P1', 'P2', 'P3', 'P4'] as const
type Priority = (typeof priorities)[number]

/** Takes it on in one step; the priority is there for whoever knows better. */
function Deeds({ held, onDecline }: { readonly held: Held; readonly onDecline: () => void }) {
  const adopt = useSend('POST /held-requests/:heldRequestId/adoption')
  const navigate = useNavigate()
  const [priority, setPriority] = useState<Priority>(held.adoptedAs.priority)
  const take = async () => {
    const { body } = await adopt.mutateAsync({ params: { heldRequestId: held.id }, body: { priority } })
    const { ticket } = body
    if (ticket === null) return
    const act = () => void navigate({ to: '/tickets/$number', params: { number: ticket.number } })
    announce(t('held.taken_on', { number: ticket.number }), { action: { label: t('held.see_ticket'), act } })
  }
  return (
    <>
      <ProblemNote problem={adopt.error} />
      <div className="held-deeds">
        <button
          type="button"
          className="btn pri"
          disabled={adopt.isPending}
          onClick={() => void take().catch(() => undefined)}
        >
          {t('held.take_on')}
        </button>
        <label className="sm mut">
          {t('held.priority')}{' '}
          <select
            className="input held-priority"
            value={priority}
            onChange={(event) => setPriority(event.currentTarget.value as Priority)}
          >
            {priorities.map((one) => (
              <option key={one}>{one}</option>
            ))}
          </select>
        </label>
        <button type="button" className="btn quiet" onClick={onDecline}>
          {t('held.decline')}
        </button>
      </div>
    </>
  )
}

function HeldItem({ held }: { readonly held: Held }) {
  const see = useSend('POST /held-requests/:heldRequestId/seen')
  const zone = useReaderZone()
  const [isDeclining, setIsDeclining] = useState(false)
  const { sender, subject, files, at } = held
  const why = t(sender.isAddressProved ? 'held.not_verified_why' : 'held.unproved_why')
  return (
    <li>
      <details
        className="held"
        onToggle={(event) => {
          if (event.currentTarget.open && held.seenAt === null && !see.isPending)
            see.mutate({ params: { heldRequestId: held.id } })
        }}
      >
        <summary>
          <Icon name="right" size={12} />
          <span className="held-what">
            <b dir="auto">{subject}</b>
            <span className="sm mut" dir="auto">
              {t('held.from', { name: sender.name, email: sender.email })}
            </span>
          </span>
          <span className="held-mark" title={why}>
            {t('held.not_verified')}
          </span>
          <span className="sm qt held-when">
            <When at={Date.parse(at)} zone={zone} />
          </span>
        </summary>
        <div className="held-body">
          <p className="sm mut">{why}</p>
          <WrittenText text={held.text} />
          {files.length === 0 ? null : (
            <p className="sm mut">
              <Icon name="clip" size={13} />{' '}
              {t('held.files', { count: files.length, names: files.map(({ name }) => name).join(', ') })}
            </p>
          )}
          <Deeds held={held} onDecline={() => setIsDeclining(true)} />
        </div>
      </details>
      <Suspense>{isDeclining ? <DeclineDialog held={held} onClose={() => setIsDeclining(false)} /> : null}</Suspense>
    </li>
  )
}

/** Only who may decide about them sees them. */
export const useHeldRequests = () =>
  useQuery({ ...read('GET /held-requests', { query: { limit: 20 } }), enabled: useMayWrite() })

/** Requests from people who are no contacts of the account; not there while there are none. */
export function HeldRequests() {
  const account = useAccount()
  const held = useHeldRequests()
  const items = held.data?.items ?? []
  if (held.isError && held.data === undefined)
    return (
      <div className="part">
        <ErrorNote title={t('held.fault')} onRetry={() => void held.refetch()} />
      </div>
    )
  if (items.length === 0) return null
  return (
    <section className="part" aria-labelledby="requests-of-others">
      <div className="part-head">
        <h2 id="requests-of-others">
          {t('held.heading')} <span className="qt t">{items.length}</span>
        </h2>
      </div>
      <p className="mut held-lead">{t('held.lead', { account: account.name })}</p>
      <ul>
        {items.map((one) => (
          <HeldItem key={one.id} held={one} />
        ))}
      </ul>
    </section>
  )
}
