import { type ReactNode, useId, useState } from 'react'
import { Icon } from '../../ui/icons.tsx'
import './alike.css'
import { t } from './alike-text.ts'

interface AlikeLineProps {
  /** The one that says most; undefined while there is none. */
  readonly headline: { readonly kind: string; readonly words: string } | undefined
  /** What stands there meanwhile. */
  readonly instead: string
  readonly heading: string
  readonly count: number
  /** What was found, unfolded when asked for. */
  readonly children: ReactNode
}
/**
 * What is like the words that are being typed. It stands in one line of its own that is there from the beginning, so that
 * nothing moves under the hands; what was found unfolds when asked for.
 */
export function AlikeLine({ headline, instead, heading, count, children }: AlikeLineProps) {
  const [isOpen, setIsOpen] = useState(false)
  const listId = useId()
  return (
    <div className="alike">
      <span className="sr" role="status">
        {headline === undefined ? '' : t('alike.found', { count })}
      </span>
      {headline === undefined ? (
        <p className="alike-line sm qt">{instead}</p>
      ) : (
        <button
          type="button"
          className="alike-line"
          aria-expanded={isOpen}
          aria-controls={listId}
          onClick={() => setIsOpen(!isOpen)}
        >
          <Icon name="info" size={14} />
          <span className="alike-words">
            <b>{headline.kind}</b> <span dir="auto">{headline.words}</span>
          </span>
          <span className="alike-more t">
            {count > 1 ? t('alike.more', { count: count - 1 }) : ''}
            <Icon name="caret" size={14} />
          </span>
        </button>
      )}
      {headline !== undefined && isOpen ? (
        <section id={listId} className="alike-list" aria-label={heading}>
          {children}
        </section>
      ) : null}
    </div>
  )
}
