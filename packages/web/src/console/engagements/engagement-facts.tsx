import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { read } from '../../data/index.ts'
import { useNow } from '../../ui/time/clock.ts'
import { formatDay, formatNear } from '../../ui/time/format-moment.ts'
import { Moment } from '../moment.tsx'
import { useMe } from '../session-gate.ts'
import { BothTimes } from './both-times.tsx'
import type { Engagement } from './engagement-types.ts'
import { t } from './engagements-text.ts'
import { cityOf } from './say-span.ts'

/** Who, for what, where; the times that were offered; how it came to this. */
export function EngagementFacts({ session }: { readonly session: Engagement }) {
  const { account, contact, host, zones, commitmentId, meetingUrl, times } = session
  return (
    <>
      <section className="eng-part">
        <dl className="eng-facts">
          <dt>{t('new.account')}</dt>
          <dd>
            <Link className="lk" to="/accounts/$code" params={{ code: account.code }}>
              {account.name}
            </Link>
          </dd>
          <dt>{t('one.contact')}</dt>
          <dd>
            {contact?.name} <span className="mut">{contact?.city ?? cityOf(zones.contact)}</span>
          </dd>
          <dt>{t('one.host')}</dt>
          <dd>
            {host?.name} <span className="mut">{host?.city ?? cityOf(zones.host)}</span>
          </dd>
          <dt>{t('one.for')}</dt>
          <dd>{commitmentId === null ? t('one.on_request') : <Window commitmentId={commitmentId} />}</dd>
          {meetingUrl === null ? null : (
            <>
              <dt>{t('one.where')}</dt>
              <dd>
                <a className="lk" href={meetingUrl} target="_blank" rel="noreferrer noopener">
                  {new URL(meetingUrl).hostname}
                </a>
              </dd>
            </>
          )}
        </dl>
      </section>
      {times.length === 0 ? null : (
        <section className="eng-part">
          <header>
            <h2>{t('one.times')}</h2>
          </header>
          <ul className="eng-times">
            {times.map(({ id, startsAt, endsAt, state }) => (
              <li key={id} className={state === 'open' || state === 'picked' ? undefined : 'qt'}>
                <BothTimes startsAt={startsAt} endsAt={endsAt} contactZone={zones.contact} />
                <span className={`eng-time-${state}`}>{t(`time.${state}`)}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <History session={session} />
    </>
  )
}

/** The days in which it is owed. */
function Window({ commitmentId }: { readonly commitmentId: string }) {
  const owed = useQuery(read('GET /owed/:commitmentId', { params: { commitmentId } })).data?.owed
  if (owed === undefined) return null
  const day = (at: string) => formatDay(Date.parse(at), owed.zone)
  // the last day is the one before the first that is not in it
  const until = formatDay(Date.parse(owed.until) - 1, owed.zone, true)
  return t('one.for_window', { from: day(owed.opensAt), until })
}

function History({ session }: { readonly session: Engagement }) {
  const { zone } = useMe().person
  const now = useNow('minute')
  const near = (at: string | null) => (at === null ? '' : formatNear(Date.parse(at), zone, now))
  return (
    <section className="eng-part">
      <header>
        <h2>{t('history.title')}</h2>
      </header>
      <ol className="eng-history">
        {session.history.toReversed().map(({ step, by, at, fromAt, toAt, reason }) => (
          <li key={at + step}>
            <b>{by?.name}</b> {t(`step.${step}`, { time: near(toAt), before: near(fromAt) })}
            <span className="mut">
              {' · '}
              <Moment at={at} />
            </span>
            {reason === null ? null : <p dir="auto">{reason}</p>}
          </li>
        ))}
      </ol>
    </section>
  )
}
