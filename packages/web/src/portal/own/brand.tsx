import { Link } from '@tanstack/react-router'
import { readInitials } from '../../ui/avatar.tsx'
import { BrandName } from '../../ui/brand-name.tsx'
import { useMe } from '../session-gate.ts'
import { t } from '../text.ts'
import { portalHere } from './portal-here.ts'

/** Whose portal this is; leads home. */
export function Brand() {
  const { vendor } = useMe()
  return (
    <Link className="brand" to="/">
      {portalHere === undefined ? (
        <>
          <span className="brand-tile" aria-hidden="true">
            {readInitials(vendor.name).slice(0, 1)}
          </span>
          <span>
            {vendor.name} <em>{t('brand.support')}</em>
          </span>
        </>
      ) : (
        <BrandName name={portalHere.name} logoUrl={portalHere.logoUrl} />
      )}
    </Link>
  )
}
