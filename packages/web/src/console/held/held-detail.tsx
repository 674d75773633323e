import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import { read } from '../../data/index.ts'
import { Icon } from '../../ui/icons.tsx'
import { SkeletonRows } from '../../ui/skeletons.tsx'
import { formatDay } from '../../ui/time/format-moment.ts'
import { WrittenText } from '../../ui/written-text.tsx'
import { Moment } from '../moment.tsx'
import { useMe } from '../session-gate.ts'
import { ProblemNote } from '../ticket/problem-note.tsx'
import type { Held, HeldTab } from './held-tab.ts'
import { t } from './held-text.ts'

const AssignDialog = lazy(() => import('./assign-dialog.tsx').then((module) => ({ default: module.AssignDialog })))
const AdmitDialog = lazy(() => import('./admit-dialog.tsx').then((module) => ({ default: module.AdmitDialog })))
const SpamDialog = lazy(() => import('./spam-dialog.tsx').then((module) => ({ default: module.SpamDialog })))
type Asked = 'assign' | 'admit' | 'spam'

function Fact({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function KnownFrom({ from }: { readonly from: NonNullable<Held['knownFrom']> }) {
  const { zone } = useMe().person
  const { account, until } = from
  const name = account.name
  return until === null
    ? t('held.is_contact', { name })
    : t('held.was_contact', { name, date: formatDay(Date.parse(until), zone, true) })
}

function Facts({ held }: { readonly held: Held }) {
  const { sender, account, placedBy, knownFrom, state, ticket, decidedBy, decidedAt } = held
  return (
    <dl className="held-facts">
      <Fact label={t('held.from')}>
        <span dir="auto">
          {sender.name}, {sender.email}
        </span>{' '}
        <span className={sender.isAddressProved ? 'mut' : 'near-t'}>
          {t(sender.isAddressProved ? 'held.proved' : 'held.not_proved')}
        </span>
      </Fact>
      <Fact label={t('held.account')}>
        {account === null ? (
          t('held.nobody')
        ) : (
          <>
            <Link className="lk" to="/accounts/$code" params={{ code: account.code }}>
              {account.name}
            </Link>{' '}
            <span className="mut">{placedBy === null ? '' : t(`held.placed.${placedBy}`)}</span>
          </>
        )}
      </Fact>
      {knownFrom === null ? null : (
        <Fact label={t('held.known')}>
          <KnownFrom from={knownFrom} />
        </Fact>
      )}
      <Fact label={t('held.came')}>
        <Moment at={held.at} day />
      </Fact>
      {state === 'held' && account !== null ? (
        <Fact label={t('held.seen')}>
          {held.seenAt === null ? <span className="mut">{t('held.not_seen')}</span> : <Moment at={held.seenAt} day />}
        </Fact>
      ) : null}
      {held.managerToldAt === null ? null : (
        <Fact label={t('held.manager_told')}>
          <Moment at={held.managerToldAt} day />
        </Fact>
      )}
      {ticket === null ? null : (
        <Fact label={t('held.ticket')}>
          <Link className="lk t" to="/tickets/$number" params={{ number: ticket.number }}>
            {ticket.number}
          </Link>
        </Fact>
      )}
      {decidedBy === null || decidedAt === null ? null : (
        <Fact label={t('held.decided')}>
          {decidedBy.name}, <Moment at={decidedAt} day />
        </Fact>
      )}
      {held.declinedBecause === null ? null : (
        <Fact label={t('held.declined_as')}>{t(`held.because.${held.declinedBecause}`)}</Fact>
      )}
      {held.admittedBecause === null ? null : <Fact label={t('held.admitted')}>{held.admittedBecause}</Fact>}
      {held.files.length === 0 ? null : (
        <Fact label={t('held.files')}>
          {t('held.withheld', { names: held.files.map(({ name }) => name).join(', ') })}
        </Fact>
      )}
    </dl>
  )
}

function Deeds({ held, onAsk }: { readonly held: Held; readonly onAsk: (asked: Asked) => void }) {
  const { may, account } = held
  if (may.length === 0) return null
  const main = account === null ? 'assign' : 'admit'
  return (
    <div className="held-deeds">
      {may.includes('admit') ? (
        <button type="button" className="btn pri" onClick={() => onAsk('admit')}>
          {t('held.admit')}
        </button>
      ) : null}
      {may.includes('assign') ? (
        <button type="button" className={main === 'assign' ? 'btn pri' : 'btn'} onClick={() => onAsk('assign')}>
          {t(account === null ? 'held.assign' : 'held.reassign')}
        </button>
      ) : null}
      {may.includes('spam') ? (
        <button type="button" className="btn quiet" onClick={() => onAsk('spam')}>
          {t('held.close_spam')}
        </button>
      ) : null}
    </div>
  )
}

/** One request with everything known of it, and what may be done. */
export function HeldDetail({ id, tab }: { readonly id: string; readonly tab: HeldTab }) {
  const found = useQuery(read('GET /held-requests/:heldRequestId', { params: { heldRequestId: id } }))
  const [asked, setAsked] = useState<Asked>()
  const held = found.data
  const close = () => setAsked(undefined)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: the text scrolls by keyboard
    <article className="held-detail" aria-label={held?.subject ?? t('held.heading')} tabIndex={0}>
      <Link className="held-back mut" to="/held" search={{ tab }}>
        <Icon name="back" size={14} />
        {t('held.back')}
      </Link>
      {found.isError ? <ProblemNote problem={found.error} onRetry={() => void found.refetch()} /> : null}
      {found.isPending ? <SkeletonRows rows={6} /> : null}
      {held === undefined ? null : (
        <>
          <h2 dir="auto">{held.subject}</h2>
          {held.state === 'held' || held.state === 'unproved' ? (
            <p className="held-warn">{t('held.not_verified')}</p>
          ) : null}
          <Facts held={held} />
          <Deeds held={held} onAsk={setAsked} />
          <div className="held-text">
            <WrittenText text={held.text} />
          </div>
          <Suspense>
            {asked === 'assign' ? <AssignDialog held={held} onClose={close} /> : null}
            {asked === 'admit' ? <AdmitDialog held={held} onClose={close} /> : null}
            {asked === 'spam' ? <SpamDialog held={held} onClose={close} /> : null}
          </Suspense>
        </>
      )}
    </article>
  )
}
