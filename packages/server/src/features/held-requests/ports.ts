import type { Ctx } from '../../platform/ctx.ts'

/** The account whose dedicated portal has this name in its address. Fulfilled by portals. */
export type AccountOfPortal = (ctx: Ctx, slug: string) => Promise<string | undefined>
