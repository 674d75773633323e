import { Icon } from '../../../ui/icons.tsx'
import { Moment } from '../../moment.tsx'
import type { EventWords } from './say-change.ts'

/** One line between messages. */
export function EventLine({ words, at }: { readonly words: EventWords; readonly at: string }) {
  return (
    <p className={`cv-event ${words.tone === undefined ? '' : `${words.tone}-t`}`}>
      <Icon name={words.icon} size={14} />
      <span>
        <b>{words.lead}</b> {words.rest}
      </span>
      <Moment at={at} />
    </p>
  )
}
