import { Link } from '@tanstack/react-router'
import { EmptyState } from '../ui/empty-state.tsx'
import { useTitle } from '../ui/use-title.ts'
import { useMe } from './session-gate.ts'
import { t } from './text.ts'

/** For an address that leads nowhere, and for things outside the reader's sight: both look the same. */
export function MissingScreen() {
  const { vendor } = useMe()
  useTitle(t('title.page', { page: t('missing.page'), vendor: vendor.name }))
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
