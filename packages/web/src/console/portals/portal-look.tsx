import type { Portal } from '@mainstay/contracts/portals'
import { BrandName } from '../../ui/brand/brand-name.tsx'

/** A portal in one line: logo, name, and its accent by day and at night. */
export function PortalLook({ portal }: { readonly portal: Portal }) {
  const { name, logoUrl, accent } = portal
  return (
    <span className="portal-look">
      <span className="portal-accents" aria-hidden="true">
        <i style={{ background: accent.light }} />
        <i style={{ background: accent.dark }} />
      </span>
      <BrandName name={name} logoUrl={logoUrl} />
    </span>
  )
}
