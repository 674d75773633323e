import { Link } from '@tanstack/react-router'
import { EmptyState } from '../ui/empty-state.tsx'
import { usePageTitle } from './own/use-page-title.ts'
import { t } from './text.ts'

/** For an address that leads nowhere, and for things outside the reader's sight: both look the same. */
export function MissingScreen() {
  usePageTitle(t('missing.page'))
  return (
    <EmptyState
      as="h1"
      title={t('missing.title')}
      action={
        <Link className="btn" to="/">
          {t('missing.home')}
        </Link>
      }
    >
      {t('missing.body')}
    </EmptyState>
  )
}
