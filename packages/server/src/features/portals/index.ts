import type { ReactionLine } from '../../platform/unit-of-work/index.ts'
import { keepPortal } from './keep-portal.ts'

export { openPortals, type Portals } from './open-portals.ts'
export { customerBase } from './portal-url.ts'
export type { DnsTexts } from './ports.ts'
export { keepPortalLogo } from './set-portal-logo.ts'
export { offersMethod } from './sign-in-methods.ts'

/** What the portals say to events of others. */
export const portalReactions: readonly ReactionLine[] = [{ on: ['account.created'], react: keepPortal }]
