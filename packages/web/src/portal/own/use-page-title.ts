import { useTitle } from '../../ui/use-title.ts'
import { useMe } from '../session-gate.ts'
import { t } from './own-text.ts'
import { portalHere } from './portal-here.ts'

/** What the portal is called that one stands in. */
export const usePortalName = () => {
  const { vendor } = useMe()
  return portalHere?.name ?? t('title.shared', { vendor: vendor.name })
}

/** Title of the browser's tab: the page, then the portal. */
export const usePageTitle = (page: string) => useTitle(t('title.page', { page, portal: usePortalName() }))
