import { useSend } from '../../data/index.ts'
import { announce } from '../../ui/announcer.tsx'
import { useNow } from '../../ui/time/clock.ts'
import { ProblemNote } from '../ticket/problem-note.tsx'
import { useMayWrite, useReaderZone } from '../use-account.ts'
import { sayClock, sayDate } from './say-span.ts'
import { SessionTime } from './session-time.tsx'
import type { Session } from './session-types.ts'
import { t } from './sessions-text.ts'

/** Times to choose from, each a button of its own. */
export function PickTime({ session, onNone }: { readonly session: Session; readonly onNone: () => void }) {
  const zone = useReaderZone()
  const mayWrite = useMayWrite()
  const pick = useSend('POST /engagements/:engagementId/booking')
  const now = useNow('minute')
  const open = session.times.filter(({ state, startsAt }) => state === 'open' && Date.parse(startsAt) > now)
  if (open.length === 0) return null
  const take = async (timeId: string, time: string) => {
    await pick.mutateAsync({ params: { engagementId: session.id }, body: { timeId } })
    announce(t('pick.taken', { time }))
  }
  return (
    <section className="panel ses-pick" aria-labelledby="ses-pick">
      <h2 id="ses-pick">{t('pick.title')}</h2>
      <p className="mut">{t('pick.lead')}</p>
      {pick.error === null ? null : <ProblemNote problem={pick.error} />}
      <ul>
        {open.map(({ id, startsAt, endsAt }) => {
          const time = `${sayDate(startsAt, zone)} ${sayClock(startsAt, zone)}`
          return (
            <li key={id}>
              <button
                type="button"
                className="ses-offer"
                disabled={!mayWrite || pick.isPending}
                onClick={() => void take(id, time).catch(() => undefined)}
              >
                <SessionTime startsAt={startsAt} endsAt={endsAt} hostZone={session.zones.host} />
              </button>
            </li>
          )
        })}
      </ul>
      {mayWrite ? (
        <p>
          <button type="button" className="btn quiet" onClick={onNone}>
            {t('pick.none')}
          </button>
        </p>
      ) : null}
    </section>
  )
}
