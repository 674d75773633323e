import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'

export type DraftContent = Readonly<Record<string, unknown>>
interface DraftRow {
  readonly content: DraftContent
  readonly updatedAt: Date
}

/** What this person kept under this name; row security shows each writer her own alone. */
export async function findDraft(ctx: Ctx, personId: string, about: string): Promise<DraftRow | undefined> {
  const { rows } = await sql<DraftRow>`SELECT content, updated_at AS "updatedAt" FROM drafts
    WHERE person_id = ${personId} AND about = ${about} ORDER BY updated_at DESC LIMIT 1`.execute(ctx.db)
  return rows[0]
}

interface DraftKey {
  readonly accountId: string
  readonly personId: string
  readonly about: string
}

export async function writeDraft(ctx: Ctx, key: DraftKey, content: DraftContent, at: number): Promise<void> {
  await sql`INSERT INTO drafts (account_id, id, person_id, about, content, updated_at)
    VALUES (${key.accountId}, ${ctx.newId()}, ${key.personId}, ${key.about}, ${JSON.stringify(content)}::jsonb, ${new Date(at)})
    ON CONFLICT (account_id, person_id, about) DO UPDATE SET content = EXCLUDED.content, updated_at = EXCLUDED.updated_at`.execute(
    ctx.db,
  )
}

export async function deleteDraft(ctx: Ctx, personId: string, about: string): Promise<void> {
  await sql`DELETE FROM drafts WHERE person_id = ${personId} AND about = ${about}`.execute(ctx.db)
}

/** An account in sight, for a draft that names none yet. */
export async function findAnyAccount(ctx: Ctx): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`SELECT id FROM accounts ORDER BY id LIMIT 1`.execute(ctx.db)
  return rows[0]?.id
}
