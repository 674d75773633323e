import type { Stay } from '@mainstay/contracts/stays'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { read, useSend } from '../../data/index.ts'
import { announce } from '../../ui/announcer.tsx'
import { Avatar } from '../../ui/avatar.tsx'
import { ClauseChip } from '../../ui/clause-chip.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { SkeletonRows } from '../../ui/skeletons.tsx'
import { cityOf } from '../../ui/time/city-of.ts'
import { useNow } from '../../ui/time/clock.ts'
import { formatDay, formatNear } from '../../ui/time/format-moment.ts'
import { usePageTitle } from '../own/use-page-title.ts'
import { clauseHref } from '../promise/promise-model.ts'
import { useAccount, useReaderZone } from '../use-account.ts'
import './agreement.css'
import { t } from './agreement-text.ts'
import { sayInstantIn } from './say-dates.ts'

/** After a change to fewer seats: the primary contact chooses who keeps one. */
export function WhoStaysScreen() {
  const account = useAccount()
  const query = useQuery(read('GET /accounts/:accountId/stay', { params: { accountId: account.id } }))
  usePageTitle(t('stay.title'))
  const stay = query.data?.stay
  if (stay === null)
    return (
      <EmptyState as="h1" title={t('stay.nobody')}>
        {t('stay.nobody_body')}
      </EmptyState>
    )
  return (
    <>
      <h1 className="stay-title">{t('stay.title')}</h1>
      {stay ? <Choice key={stay.version} stay={stay} mayChoose={account.role === 'primary'} /> : null}
      {query.isError ? <ErrorNote title={t('stay.fault')} onRetry={() => void query.refetch()} /> : null}
      {query.isPending ? <SkeletonRows rows={5} height={52} /> : null}
    </>
  )
}

function Choice({ stay, mayChoose }: { readonly stay: Stay; readonly mayChoose: boolean }) {
  const account = useAccount()
  const send = useSend('POST /accounts/:accountId/stay/choice')
  const { contacts, seats } = stay
  const [kept, setKept] = useState<ReadonlySet<string>>(
    () => new Set(contacts.filter(({ stays }) => stays).map(({ id }) => id)),
  )
  const toggle = (id: string) =>
    setKept((now) => new Set(now.has(id) ? [...now].filter((one) => one !== id) : [...now, id]))
  const left = seats - kept.size
  const save = async () => {
    await send.mutateAsync({
      params: { accountId: account.id },
      body: { contactIds: [...kept] },
      ifMatch: `"${stay.version}"`,
    })
    announce(t('stay.saved'))
  }
  return (
    <>
      <Lead stay={stay} />
      {send.error === null ? null : <ErrorNote title={send.error.message} />}
      <fieldset className="seat-list" disabled={!mayChoose}>
        <legend className="sr">{t('stay.legend')}</legend>
        {contacts.map((contact) => (
          <SeatRow
            key={contact.id}
            contact={contact}
            isKept={kept.has(contact.id)}
            onToggle={mayChoose ? () => toggle(contact.id) : undefined}
          />
        ))}
      </fieldset>
      {mayChoose ? (
        <div className="seat-foot">
          <button
            type="button"
            className="btn pri"
            disabled={left < 0 || send.isPending}
            onClick={() => void save().catch(() => undefined)}
          >
            {t('stay.save')}
          </button>
          <p className={left < 0 ? 'sm late-t' : 'sm mut'} aria-live="polite">
            {left < 0 ? t('stay.over', { over: -left }) : t('stay.left', { left })}
          </p>
        </div>
      ) : (
        <p className="sm mut seat-foot">{t('stay.only_primary')}</p>
      )}
    </>
  )
}

function Lead({ stay }: { readonly stay: Stay }) {
  const zone = useReaderZone()
  const now = useNow('minute')
  const { seats, used, endsAt, clause, chosenAt, chosenBy, contacts } = stay
  const primary = contacts.find(({ isPrimary }) => isPrimary)?.person.name ?? ''
  const until = sayInstantIn(Date.parse(endsAt), stay.zone)
  return (
    <>
      <p className="stay-lead">
        {t('stay.lead', { seats, used, until, city: cityOf(stay.zone) })}{' '}
        <ClauseChip clause={clause} href={clauseHref(clause)} />
      </p>
      <p className="stay-lead mut">{t('stay.then', { primary })}</p>
      <p className="stay-lead sm mut">
        {chosenAt === null || chosenBy === null
          ? t('stay.not_chosen')
          : t('stay.chosen', { name: chosenBy.name, when: formatNear(Date.parse(chosenAt), zone, now) })}
      </p>
    </>
  )
}

interface SeatRowProps {
  readonly contact: Stay['contacts'][number]
  readonly isKept: boolean
  readonly onToggle: (() => void) | undefined
}
function SeatRow({ contact: { person, isPrimary, fromAt }, isKept, onToggle }: SeatRowProps) {
  const zone = useReaderZone()
  return (
    <label className="seat-row">
      <input
        type="checkbox"
        checked={isKept || isPrimary}
        disabled={isPrimary || onToggle === undefined}
        onChange={() => onToggle?.()}
      />
      <Avatar name={person.name} size={32} tone={isPrimary ? 'soft' : 'plain'} />
      <span>
        <b>{person.name}</b>
        <br />
        <span className="sm mut">
          {isPrimary ? t('stay.primary') : t('stay.since', { date: formatDay(Date.parse(fromAt), zone, true) })}
        </span>
      </span>
      <span className={isKept || isPrimary ? 'sm kept-t' : 'sm near-t'}>
        {t(isKept || isPrimary ? 'stay.keeps' : 'stay.rests')}
      </span>
    </label>
  )
}
