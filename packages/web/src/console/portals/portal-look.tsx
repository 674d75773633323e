import type { Portal } from '@mainstay/contracts/portals'
import { accentGrounds } from '@mainstay/policy/portals'
import type { CSSProperties } from 'react'
import { BrandName } from '../../ui/brand-name.tsx'

/** A portal in one line: logo, name, and its accent by day and at night. */
export function PortalLook({ portal }: { readonly portal: Portal }) {
  const { name, logoUrl, accent } = portal
  const tokens = {
    '--accent': `light-dark(${accent.light}, ${accent.dark})`,
    '--accent-ink': `light-dark(${accentGrounds.light.ink}, ${accentGrounds.dark.ink})`,
  } as CSSProperties
  return (
    <span className="portal-look" style={tokens}>
      <span className="portal-accents" aria-hidden="true">
        <i style={{ background: accent.light }} />
        <i style={{ background: accent.dark }} />
      </span>
      <BrandName name={name} logoUrl={logoUrl} />
    </span>
  )
}
