import { ClauseChip } from '../../ui/clause-chip.tsx'
import { Icon } from '../../ui/icons.tsx'
import { Marked } from '../../ui/marked.tsx'
import { When } from '../../ui/time/when.tsx'
import { clauseHref } from '../promise/promise-model.ts'
import { t } from '../text.ts'
import type { EventWords } from './event-words.ts'
import type { OtherSide } from './timeline.tsx'

interface EventLineProps {
  readonly words: EventWords
  readonly at: number
  readonly zone: string
  readonly other: OtherSide
  /** Opens the answer "I disagree", where there is one to give. */
  readonly onDisagree?: (() => void) | undefined
}
/** A decision or promise as one quiet line between the messages. */
export function EventLine({ words, at, zone, other, onDisagree }: EventLineProps) {
  return (
    <div className="event t">
      <Icon name={words.icon} />
      <p>
        <Marked text={words.text} />{' '}
        {onDisagree === undefined ? null : (
          <button type="button" className="link-button lk" onClick={onDisagree}>
            {t('event.disagree')}
          </button>
        )}
        {words.clauses.map((clause) => (
          <ClauseChip key={clause} clause={clause} href={clauseHref(clause)} />
        ))}
      </p>
      <When at={at} zone={zone} {...other} always="weekday" />
    </div>
  )
}
