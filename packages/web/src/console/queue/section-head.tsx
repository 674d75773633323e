import { Icon } from '../../ui/icons.tsx'
import { Marked } from '../../ui/marked.tsx'
import { useNow } from '../../ui/time/clock.ts'
import { formatNear } from '../../ui/time/format-moment.ts'
import { useMe } from '../session-gate.ts'
import { t } from '../text.ts'
import type { QueuePlace, QueueSummary } from './queue-choice.ts'

interface SectionHeadProps {
  readonly place: QueuePlace
  readonly size: string
  readonly isFolded: boolean
  readonly summary: QueueSummary | undefined
  readonly onFold: (place: QueuePlace) => void
}
type Size = QueueSummary['places'][number]

/** What happens next in a place: the first promise to end, or the first hours to open. */
const useNext = (size: Size | undefined) => {
  const now = useNow('minute')
  const zone = useMe().person.zone
  const near = (at: string) => formatNear(Date.parse(at), zone, now)
  if (size === undefined) return undefined
  if (size.place === 'coverage_closed' && size.nextChangeAt !== null) {
    const time = near(size.nextChangeAt)
    return size.nextChangeCity === null
      ? t('section.opens', { time })
      : t('section.opens_in', { time, city: size.nextChangeCity })
  }
  return size.nextDueAt !== null && size.place === 'answer_now'
    ? t(Date.parse(size.nextDueAt) < now ? 'section.was_due' : 'section.next', { time: near(size.nextDueAt) })
    : undefined
}

/** Name, size and meaning of a place, in one line; folds its rows away. */
export function SectionHead({ place, size, isFolded, summary, onFold }: SectionHeadProps) {
  const next = useNext(summary?.places.find((one) => one.place === place))
  return (
    <h2 className="q-section">
      <button type="button" aria-expanded={!isFolded} onClick={() => onFold(place)}>
        <Icon name={isFolded ? 'right' : 'caret'} size={12} />
        <span className="q-section-name">{t(`place.${place}`)}</span>
        <span className="t mut">{size}</span>
        <span className="q-section-means">{t(`place.${place}.means`)}</span>
      </button>
      {next === undefined ? null : (
        <span className="q-section-next t">
          <Marked text={next} />
        </span>
      )}
    </h2>
  )
}
