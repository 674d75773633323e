import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { read, useSend } from '../../data/index.ts'
import { announce } from '../../ui/announcer.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { Field } from '../../ui/field.tsx'
import { SkeletonRows } from '../../ui/skeletons.tsx'
import { FormProblem } from '../accounts/form-problem.tsx'
import { BothTimes } from './both-times.tsx'
import type { Engagement } from './engagement-types.ts'
import { t } from './engagements-text.ts'
import { sayClock, sayDate } from './say-span.ts'

interface ProposeProps {
  readonly session: Engagement
  readonly onClose: () => void
}
/** Three times within both sides' hours, on both clocks, to be offered to the customer. */
export function ProposeDialog({ session, onClose }: ProposeProps) {
  const [span, setSpan] = useState<{ from?: string; until?: string }>({})
  const params = { engagementId: session.id }
  const found = useQuery({
    ...read('GET /engagements/:engagementId/proposal', { params, query: span }),
    staleTime: 60_000,
  })
  const offer = useSend('POST /engagements/:engagementId/offers')
  const [left, setLeft] = useState<readonly string[]>([])
  const [nearest, setNearest] = useState(false)
  const times = found.data?.times ?? []
  const near = found.data?.nearest ?? null
  const offered = nearest && near !== null ? [near] : times.filter(({ startsAt }) => !left.includes(startsAt))
  const send = async () => {
    const startsAt = offered.map((time) => time.startsAt)
    await offer.mutateAsync({ params, body: { startsAt }, ifMatch: `"${session.version}"` })
    announce(t('propose.sent', { name: session.contact?.name ?? '' }))
    onClose()
  }
  const toggle = (startsAt: string) =>
    setLeft(left.includes(startsAt) ? left.filter((one) => one !== startsAt) : [...left, startsAt])
  const names = { contact: session.contact?.name ?? '', host: session.host?.name ?? '' }
  return (
    <Dialog
      title={t('propose.title')}
      onClose={onClose}
      onSubmit={() => void send().catch(() => undefined)}
      foot={
        <button type="submit" className="btn pri" disabled={offered.length === 0 || offer.isPending}>
          {t('propose.send', { count: offered.length })}
        </button>
      }
    >
      <FormProblem problem={offer.error} />
      <p className="mut">{t('propose.lead', names)}</p>
      <div className="eng-days">
        {(['from', 'until'] as const).map((edge) => (
          <Field key={edge} label={t(`propose.${edge}`)}>
            {(attributes) => (
              <input
                {...attributes}
                type="date"
                className="input"
                value={span[edge] ?? found.data?.[edge].slice(0, 10) ?? ''}
                onChange={(event) => setSpan({ ...span, [edge]: event.currentTarget.value })}
              />
            )}
          </Field>
        ))}
      </div>
      {found.isPending ? <SkeletonRows rows={3} height={48} /> : null}
      {found.isError ? <ErrorNote title={t('propose.failed')} onRetry={() => void found.refetch()} /> : null}
      <ul className="eng-offers">
        {times.map(({ startsAt, endsAt }) => (
          <li key={startsAt}>
            <label>
              <input type="checkbox" checked={!left.includes(startsAt)} onChange={() => toggle(startsAt)} />
              <BothTimes startsAt={startsAt} endsAt={endsAt} contactZone={session.zones.contact} />
            </label>
          </li>
        ))}
      </ul>
      {found.data !== undefined && times.length === 0 ? (
        <NoTime session={session} near={near} isTaken={nearest} onTake={() => setNearest(!nearest)} />
      ) : null}
    </Dialog>
  )
}

interface NoTimeProps {
  readonly session: Engagement
  readonly near: { startsAt: string; endsAt: string; outsideOf: 'contact' | 'host'; outsideMinutes: number } | null
  readonly isTaken: boolean
  readonly onTake: () => void
}
function NoTime({ session, near, isTaken, onTake }: NoTimeProps) {
  if (near === null) return <p>{t('propose.none')}</p>
  const name = (near.outsideOf === 'contact' ? session.contact : session.host)?.name ?? ''
  const zone = near.outsideOf === 'contact' ? session.zones.contact : session.zones.host
  const time = `${sayDate(near.startsAt, zone)} ${sayClock(near.startsAt, zone)}`
  return (
    <div className="eng-none">
      <p>{t('propose.none')}</p>
      <p className="mut">{t('propose.nearest', { time, minutes: near.outsideMinutes, name })}</p>
      <label>
        <input type="checkbox" checked={isTaken} onChange={onTake} /> {t('propose.nearest_take')}
      </label>
      <BothTimes startsAt={near.startsAt} endsAt={near.endsAt} contactZone={session.zones.contact} />
    </div>
  )
}
