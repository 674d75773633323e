import { Link } from '@tanstack/react-router'
import { EmptyState } from '../ui/empty-state.tsx'
import { t } from './text.ts'

/** For an address that leads nowhere, and for things outside the reader's sight: both look the same. */
export function MissingScreen() {
  return (
    <EmptyState
      as="h1"
      title={t('missing.title')}
      action={
        <Link className="btn" to="/">
          {t('missing.queue')}
        </Link>
      }
    >
      {t('missing.body')}
    </EmptyState>
  )
}
