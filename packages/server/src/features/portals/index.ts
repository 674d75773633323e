import type { ReactionLine } from '../../platform/unit-of-work/index.ts'
import { keepPortal } from './keep-portal.ts'

export { openPortals } from './open-portals.ts'
export { logoOfPortal } from './portal-logo.ts'
export { customerBase } from './portal-url.ts'
export { keepPortalLogo } from './set-portal-logo.ts'
export { accountOfPortal, offersMethod } from './sign-in-methods.ts'

/** What the portals say to events of others. */
export const portalReactions: readonly ReactionLine[] = [{ on: ['account.created'], react: keepPortal }]
