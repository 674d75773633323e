import { randomInt } from 'node:crypto'
import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import type { Sealed } from './sealed.ts'

const howMany = 10
/** No letter that reads like another; 16 of them are 79 bits. */
const letters = 'abcdefghjkmnpqrstuvwxyz23456789'
const group = () => Array.from({ length: 4 }, () => letters.charAt(randomInt(letters.length))).join('')

/** However it was typed: without its dashes, in small letters. */
const plain = (code: string): string => code.toLowerCase().replaceAll(/[^a-z0-9]/g, '')

/** Whether this is written as a recovery code is, and not as one by time. */
export const looksLikeRecovery = (code: string): boolean => plain(code).length === 16

/** Makes new recovery codes in the place of those before; they are shown this once. */
export async function renewRecoveryCodes(ctx: Ctx, sealed: Sealed, personId: string): Promise<string[]> {
  const codes = Array.from({ length: howMany }, () => [group(), group(), group(), group()].join('-'))
  await sql`DELETE FROM recovery_codes WHERE person_id = ${personId}`.execute(ctx.db)
  for (const code of codes) {
    await sql`INSERT INTO recovery_codes (person_id, code_hash) VALUES (${personId}, ${sealed.print(plain(code), personId)})`.execute(
      ctx.db,
    )
  }
  return codes
}

/** Uses one up; false when it is none of theirs or was used. One statement: of two who type it, one gets in. */
export async function useRecoveryCode(
  ctx: Ctx,
  sealed: Sealed,
  { personId, code }: { readonly personId: string; readonly code: string },
): Promise<boolean> {
  const used = await sql`UPDATE recovery_codes SET used_at = ${new Date(await ctx.now())}
    WHERE person_id = ${personId} AND code_hash = ${sealed.print(plain(code), personId)} AND used_at IS NULL
    RETURNING person_id`.execute(ctx.db)
  return used.rows.length > 0
}

export async function countRecoveryCodes(ctx: Ctx, personId: string): Promise<number> {
  const found = await sql<{ left: number }>`SELECT count(*)::int AS left FROM recovery_codes
    WHERE person_id = ${personId} AND used_at IS NULL`.execute(ctx.db)
  return found.rows[0]?.left ?? 0
}
