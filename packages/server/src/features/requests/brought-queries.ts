import type { RequestStatus } from '@mainstay/policy/requests'
import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import type { NewAsk } from './ask-queries.ts'
import type { NewRequest } from './queries.ts'
import type { Counted } from './weight-queries.ts'

/** A request as it is written in one go, with what was said of it and what is behind it. */
export interface BroughtRow extends Omit<NewRequest, 'createdBy' | 'at'> {
  readonly status: RequestStatus
  readonly words: string | null
  readonly release: string | null
  readonly releaseId: string | null
  /** The change that said how it stands; null where nothing was. */
  readonly saidId: string | null
  /** The change that wrote it down. */
  readonly notedId: string
  readonly weight: number
}
interface Written {
  readonly byId: string
  readonly at: number
}
const asRows = (rows: readonly unknown[]) => sql`${JSON.stringify(rows)}::jsonb`

/** New requests with their history, in two statements however many there are. */
export async function insertBrought(ctx: Ctx, rows: readonly BroughtRow[], { byId, at }: Written): Promise<void> {
  const when = new Date(at)
  await sql`INSERT INTO requests (id, product_id, title, wording, status, status_words, status_at, release_version, release_id,
      said_id, visibility, plans, stage_rank, weight, counts, external_id, created_by, created_at, changed_at)
    SELECT r.id, r."productId", r.title, r.wording, r.status, r.words, ${when}, r.release, r."releaseId", r."saidId",
      r.visibility, r.plans, 0, r.weight, r.counts, r."externalRef", ${byId}, ${when}, ${when}
    FROM jsonb_to_recordset(${asRows(rows)}) AS r (id uuid, "productId" uuid, title text, wording text, status text, words text,
      release text, "releaseId" uuid, "saidId" uuid, visibility text, plans text[], weight bigint, counts jsonb,
      "externalRef" text)`.execute(ctx.db)
  await sql`INSERT INTO request_changes (id, request_id, from_status, to_status, words, release_version, by_id, at)
    SELECT r."notedId", r.id, NULL, 'noted', NULL, NULL, ${byId}::uuid, ${when}::timestamptz
    FROM jsonb_to_recordset(${asRows(rows)}) AS r ("notedId" uuid, id uuid)
    UNION ALL SELECT r."saidId", r.id, 'noted', r.status, r.words, r.release, ${byId}::uuid, ${when}::timestamptz
    FROM jsonb_to_recordset(${asRows(rows)}) AS r ("saidId" uuid, id uuid, status text, words text, release text)
    WHERE r."saidId" IS NOT NULL`.execute(ctx.db)
}

/** Asks that no ticket says, of requests that were written with them. */
export async function insertAsks(ctx: Ctx, asks: readonly NewAsk[]): Promise<void> {
  if (asks.length === 0) return
  await sql`INSERT INTO request_asks (account_id, id, request_id, person_id, use_case, linked_by, told_of, asked_at)
    SELECT k."accountId", k.id, k."requestId", k."personId", k."useCase", k."linkedBy", k."toldOf",
      ${new Date(asks[0]?.at ?? 0)}
    FROM jsonb_to_recordset(${asRows(asks)}) AS k ("accountId" uuid, id uuid, "requestId" uuid, "personId" uuid,
      "useCase" text, "linkedBy" uuid, "toldOf" uuid)`.execute(ctx.db)
}

export interface BackerRow extends Counted {
  readonly accountId: string
  readonly requestId: string
  readonly asks: number
}
/** The accounts behind requests that were written with them. */
export async function insertBackers(ctx: Ctx, backers: readonly BackerRow[]): Promise<void> {
  if (backers.length === 0) return
  await sql`INSERT INTO request_backers (account_id, request_id, plan, add_ons, agreed, asks)
    SELECT b."accountId", b."requestId", b.plan, b."addOns", b.values, b.asks
    FROM jsonb_to_recordset(${asRows(backers)}) AS b ("accountId" uuid, "requestId" uuid, plan text, "addOns" text[],
      values jsonb, asks bigint)`.execute(ctx.db)
}
