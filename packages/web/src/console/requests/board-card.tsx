import { Link } from '@tanstack/react-router'
import { type DragEvent, type KeyboardEvent, useState } from 'react'
import { Icon } from '../../ui/icons.tsx'
import type { RoadMapItem } from './request-types.ts'
import { t } from './requests-text.ts'
import { StatusMark } from './status-mark.tsx'

/** What a card is carried as. */
export const cardType = 'application/x-mainstay-request'

interface CardProps {
  readonly item: RoadMapItem
  readonly mayMove: boolean
  readonly onKey: (event: KeyboardEvent) => void
  /** Another card was dropped on the upper half of this one. */
  readonly onDropBefore: (id: string) => void
}
/** A request on the board: what it is, who asks, what it weighs. */
export function BoardCard({ item, mayMove, onKey, onDropBefore }: CardProps) {
  const [isOver, setIsOver] = useState(false)
  const { id, title, status, release, weight, accounts, visibility } = item
  const carry = (event: DragEvent) => {
    event.dataTransfer.setData(cardType, id)
    event.dataTransfer.effectAllowed = 'move'
  }
  const over = (event: DragEvent) => {
    if (!mayMove || !event.dataTransfer.types.includes(cardType)) return
    event.preventDefault()
    setIsOver(true)
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    event.stopPropagation()
    setIsOver(false)
    onDropBefore(event.dataTransfer.getData(cardType))
  }
  return (
    <li
      className={isOver ? 'rm-card rm-over' : 'rm-card'}
      draggable={mayMove}
      onDragStart={carry}
      onDragOver={over}
      onDragLeave={() => setIsOver(false)}
      onDrop={drop}
    >
      <div className="rm-card-top">
        <Link className="rm-card-title" to="/requests/$id" params={{ id }} draggable={false} dir="auto">
          {title}
        </Link>
        {mayMove ? (
          <button
            type="button"
            id={`move-${id}`}
            className="rm-handle"
            aria-label={t('rm.handle', { title })}
            onKeyDown={onKey}
          >
            <Icon name="list" size={14} />
          </button>
        ) : null}
      </div>
      <div className="rm-card-foot">
        <StatusMark status={status} release={release} />
        {visibility === 'public' ? null : (
          <span className="rm-lock" title={t(visibility === 'hidden' ? 'rm.hidden' : 'form.plans')}>
            <Icon name={visibility === 'hidden' ? 'lock' : 'people'} size={13} />
            <span className="sr">{t(visibility === 'hidden' ? 'rm.hidden' : 'form.plans')}</span>
          </span>
        )}
        <span className="gap" />
        <span className="rm-card-who">
          <span className="mut">{t('rm.accounts', { count: accounts ?? 0 })}</span>
          <b className="rm-weight t" title={t('rm.weight', { weight: weight ?? 0 })}>
            <span className="sr">{t('rm.weight_short')}</span> {weight ?? 0}
          </b>
        </span>
      </div>
    </li>
  )
}
