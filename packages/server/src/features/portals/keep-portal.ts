import type { DomainEvent } from '@mainstay/contracts/events'
import type { Ctx } from '../../platform/ctx.ts'
import { insertPortal, isSlugFree, moveToSlug } from './queries.ts'

/** Every account has a portal's place from its first day; its path is its code, or the next that is free. */
export async function keepPortal(ctx: Ctx, { subject, data }: DomainEvent): Promise<void> {
  const code = String(data?.code).toLowerCase()
  const at = new Date(await ctx.now())
  await insertPortal(ctx, subject.id, at)
  await moveToSlug(ctx, subject.id, await firstFree(ctx, code), at)
}

async function firstFree(ctx: Ctx, code: string): Promise<string> {
  for (let n = 1; ; n += 1) {
    const slug = n === 1 ? code : `${code}-${n}`
    if (await isSlugFree(ctx, slug)) return slug
  }
}
