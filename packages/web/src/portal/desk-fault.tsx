import type { ErrorComponentProps } from '@tanstack/react-router'
import { useRouter } from '@tanstack/react-router'
import { useEffect } from 'react'
import { type ApiProblem, isPassing } from '../data/index.ts'
import { ErrorNote } from '../ui/error-note.tsx'
import { ScreenFault } from '../ui/screen-fault.tsx'
import { t } from './text.ts'

const waitMs = ({ retryAfterS = 5 }: ApiProblem) => retryAfterS * 1000

/** The desk does not answer: said, and asked again by itself until it does. */
function DeskAway({ problem }: { readonly problem: ApiProblem }) {
  const router = useRouter()
  useEffect(() => {
    const again = () => void router.invalidate()
    const timer = setTimeout(again, waitMs(problem))
    addEventListener('online', again)
    return () => {
      clearTimeout(timer)
      removeEventListener('online', again)
    }
  }, [problem, router])
  return (
    <main className="wrap desk-away">
      <h1 className="sr">{t('away.title')}</h1>
      <ErrorNote title={t('away.title')} kept={t('draft.all_kept')} onRetry={() => void router.invalidate()}>
        {t('away.body')}
      </ErrorNote>
    </main>
  )
}

/** In the place of what could not be shown: a desk that is away comes back by itself, a fault of ours needs a reload. */
export function DeskFault({ error }: ErrorComponentProps) {
  return isPassing(error) ? <DeskAway problem={error} /> : <ScreenFault />
}
