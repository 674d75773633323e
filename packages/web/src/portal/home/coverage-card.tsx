import { useNow } from '../../ui/time/clock.ts'
import { formatDay, formatTime, formatWeekday } from '../../ui/time/format-moment.ts'
import { t } from '../text.ts'
import { useReaderZone } from '../use-account.ts'
import type { SupportNow } from '../use-support-now.ts'
import { AnswerTimes } from './answer-times.tsx'
import { sayCoverage } from './coverage-words.ts'
import { NotInForce } from './not-in-force.tsx'

/** The date and time here, and in the place whose hours count. */
function TwoClocks({ support }: { readonly support: SupportNow }) {
  const zone = useReaderZone()
  const now = useNow()
  const { zone: other, city } = support
  return (
    <p className="coverage-clock t">
      <b>
        {t('home.date', { day: `${formatWeekday(now, zone)} ${formatDay(now, zone)}`, time: formatTime(now, zone) })}
      </b>
      {other === null || other === zone
        ? null
        : t('home.clock_there', { time: formatTime(now, other), city: city ?? '' })}
    </p>
  )
}

/** Is support open now, and when would an answer come: the first thing on Home. */
export function CoverageCard({ support }: { readonly support: SupportNow }) {
  const zone = useReaderZone()
  const words = sayCoverage(support, zone)
  return (
    <section className="panel coverage" aria-labelledby="coverage-title">
      <div className="coverage-head">
        <div>
          <p className={`coverage-state coverage-${words.tone}`}>{words.state}</p>
          <h1 id="coverage-title" className="t">
            {words.title} <span>{words.qualifier}</span>
          </h1>
          <p className="coverage-detail t">{words.detail}</p>
        </div>
        <TwoClocks support={support} />
      </div>
      {support.inForce ? <AnswerTimes support={support} /> : <NotInForce support={support} />}
    </section>
  )
}
