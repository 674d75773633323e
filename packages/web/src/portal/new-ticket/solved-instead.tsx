import { Link } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { t } from './alike-text.ts'
import './alike.css'
import { useSolves } from './solves.tsx'
import type { Solved } from './ticket-form.ts'

interface SolvedInsteadProps {
  readonly solved: Solved
  /** Back to the form as it was. */
  readonly onReturn: () => void
  /** Throws what was written away. */
  readonly onAnother: () => void
}
/** In place of the form: what was known solved it. What was written stays until another ticket is begun. */
export function SolvedInstead({ solved, onReturn, onAnother }: SolvedInsteadProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  const { say, isPending, isError } = useSolves()
  useEffect(() => heading.current?.focus(), [])
  const takeUp = async () => {
    await say(solved, false)
    onReturn()
  }
  return (
    <section className="panel solved-instead">
      <h1 ref={heading} tabIndex={-1}>
        {t('solved.title')}
      </h1>
      <p className="solved-by" dir="auto">
        {solved.words}
      </p>
      <p className="mut">{t('solved.body')}</p>
      {isError ? (
        <p className="sm late-t" role="alert">
          {t('alike.join_fault')}
        </p>
      ) : null}
      <p className="solved-do">
        <Link className="btn pri" to="/">
          {t('solved.home')}
        </Link>
        <button type="button" className="btn" disabled={isPending} onClick={() => void takeUp().catch(() => undefined)}>
          {t('solved.return')}
        </button>
        <button type="button" className="btn quiet" onClick={onAnother}>
          {t('solved.another')}
        </button>
      </p>
    </section>
  )
}
