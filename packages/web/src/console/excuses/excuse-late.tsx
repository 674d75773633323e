import { isLate } from '@mainstay/policy/closing'
import { lazy, Suspense, useState } from 'react'
import { t } from '../../excuses/excuse-text.ts'
import { useMayExcuse } from '../may-work.ts'

const ExcuseDialog = lazy(() => import('./excuse-dialog.tsx').then((module) => ({ default: module.ExcuseDialog })))

interface ExcuseLateProps {
  readonly promise: { readonly id: string; readonly state: string; readonly excused: object | null }
  /** What was late, in words. */
  readonly what: string
}
/** For those who lead, beside what is late and not excused: the way to excuse it. */
export function ExcuseLate({ promise, what }: ExcuseLateProps) {
  const mayExcuse = useMayExcuse()
  const [isOpen, setOpen] = useState(false)
  if (!mayExcuse || promise.excused !== null || !isLate(promise.state)) return null
  return (
    <>
      <button type="button" className="btn quiet sm" onClick={() => setOpen(true)}>
        {t('excuse.open')}
      </button>
      <Suspense>
        {isOpen ? <ExcuseDialog commitmentId={promise.id} what={what} onClose={() => setOpen(false)} /> : null}
      </Suspense>
    </>
  )
}
