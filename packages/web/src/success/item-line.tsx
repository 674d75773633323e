import type { ReactNode } from 'react'
import { useNow } from '../ui/time/clock.ts'
import { WrittenText } from '../ui/written-text.tsx'
import { sayCivil } from './say-civil.ts'
import { StateMark } from './state-mark.tsx'
import { t } from './success-text.ts'
import type { Item } from './success-types.ts'
import './success.css'

/** Who has it, since when, until when. */
function Facts({ item }: { readonly item: Item }) {
  const now = useNow('minute')
  const { owner, kind, since, dueOn, isOverdue, release, origin, state } = item
  const isOpenBlocker = kind === 'blocker' && state === 'open'
  return (
    <p className="sp-facts">
      {kind === 'use_case' && origin !== null ? <span>{t(`origin.${origin}`)}</span> : null}
      {release === null ? null : <span className="t">{t('item.release', { version: release.version })}</span>}
      {owner === null ? (
        isOpenBlocker ? (
          <span>{t('item.no_owner')}</span>
        ) : null
      ) : (
        <span>{t('item.owner', { name: owner.name })}</span>
      )}
      {isOpenBlocker ? <span className="t">{t('item.since', { date: sayCivil(since, now) })}</span> : null}
      {dueOn === null ? null : (
        <span className={isOverdue ? 'late-t t' : 't'}>
          {t(isOverdue ? 'item.overdue' : 'item.due', { date: sayCivil(dueOn, now) })}
        </span>
      )}
    </p>
  )
}

function Answer({ item }: { readonly item: Item }) {
  const now = useNow('minute')
  const { answer } = item
  if (answer === null || answer.words === null) return null
  return (
    <blockquote className="sp-answer">
      <WrittenText text={answer.words} />
      <footer>{t('item.answer', { name: answer.by?.name ?? '', date: sayCivil(answer.at.slice(0, 10), now) })}</footer>
    </blockquote>
  )
}

interface ItemLineProps {
  readonly item: Item
  /** Its state stands among the deeds, to be chosen. */
  readonly isStateChosen?: boolean
  /** What the reader may do with it. */
  readonly deeds?: ReactNode
  /** What stands below the words: a chart, what is said among us. */
  readonly children?: ReactNode
}
/** One part of a plan: what it is, how it stands, who has it, what comes next. */
export function ItemLine({ item, isStateChosen = false, deeds, children }: ItemLineProps) {
  return (
    <article className={item.isOverdue ? 'sp-item sp-overdue' : 'sp-item'} aria-label={item.title}>
      <header className="sp-head">
        <h3 dir="auto">{item.title}</h3>
        {isStateChosen && item.progress === null ? null : <StateMark item={item} />}
        {deeds === undefined ? null : <span className="sp-deeds">{deeds}</span>}
      </header>
      <Facts item={item} />
      {item.words === null ? null : (
        <div className="sp-words">
          <WrittenText text={item.words} />
        </div>
      )}
      {item.nextStep === null ? null : (
        <p className="sp-next" dir="auto">
          <b>{t('item.next')}</b> {item.nextStep}
        </p>
      )}
      <Answer item={item} />
      {children}
    </article>
  )
}
