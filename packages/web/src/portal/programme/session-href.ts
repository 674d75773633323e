import { portalBase } from '../own/portal-here.ts'

/** The address of a session's own page. */
export const sessionHref = (engagementId: string) => `${portalBase}/programme/${engagementId}`
