import type { Ctx } from '../../platform/ctx.ts'
import { type ChangeKind, type EnvironmentContent, type EnvironmentRow, insertHistory } from './queries.ts'

interface Change {
  readonly kind: ChangeKind
  readonly before?: EnvironmentRow
  readonly after: Pick<EnvironmentContent, 'product_version' | 'platforms'> & Pick<EnvironmentRow, 'account_id' | 'id'>
}

/** The person whose word it is; a robot's key is nobody's. */
const whoseWord = ({ actor, principal }: Ctx): string | null =>
  actor.kind !== 'robot' && 'personId' in principal ? principal.personId : null

/** A line of each installation's history: what it ran before, and what from now on. */
export async function writeHistory(ctx: Ctx, changes: readonly Change[]): Promise<void> {
  const at = new Date(await ctx.now())
  await insertHistory(
    ctx,
    changes.map(({ kind, before, after }) => ({
      account_id: after.account_id,
      id: ctx.newId(),
      environment_id: after.id,
      kind,
      version_before: before?.product_version ?? null,
      version_after: after.product_version,
      platforms_before: before?.platforms ?? null,
      platforms_after: after.platforms,
      by_person: whoseWord(ctx),
      at,
    })),
  )
}
