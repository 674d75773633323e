import type { Evaluation, Manifest, Snapshot } from '@mainstay/policy/assessments'
import { sql } from 'kysely'
import type { Ctx } from '../../../platform/ctx.ts'
import { asJson } from '../../../platform/db/index.ts'
import { ofActor as ofAccountsOf } from '../../../platform/of-actor.ts'

export interface BundleRow {
  readonly accountId: string
  readonly id: string
  readonly environmentId: string
  readonly name: string
  readonly size: number
  readonly sha256: Buffer
  readonly storageKey: string | null
  readonly collectedAt: Date
  readonly productName: string
  readonly productVersion: string
  readonly operatingSystem: string | null
  readonly collectorVersion: string
  readonly collectors: Manifest['collectors']
  readonly redacted: Readonly<Record<string, number>>
  readonly looksSecret: number
  readonly sentBy: string | null
  readonly sentSide: 'customer' | 'staff'
  readonly receivedAt: Date
  readonly goesAt: Date | null
  readonly acceptedBy: string | null
  readonly acceptedAt: Date | null
}
const columns = sql`b.account_id AS "accountId", b.id, b.environment_id AS "environmentId", b.name, b.size, b.sha256,
  b.storage_key AS "storageKey", b.collected_at AS "collectedAt", b.product_name AS "productName",
  b.product_version AS "productVersion", b.operating_system AS "operatingSystem",
  b.collector_version AS "collectorVersion", b.collectors, b.redacted, b.looks_secret AS "looksSecret",
  b.sent_by AS "sentBy", b.sent_side AS "sentSide", b.received_at AS "receivedAt", b.next_timer_at AS "goesAt",
  b.accepted_by AS "acceptedBy", b.accepted_at AS "acceptedAt"`

const ofActor = (ctx: Ctx) => ofAccountsOf(ctx, sql`b.account_id`)

export async function findBundleRow(ctx: Ctx, id: string): Promise<BundleRow | undefined> {
  const { rows } =
    await sql<BundleRow>`SELECT ${columns} FROM bundles b WHERE b.id = ${id} AND ${ofActor(ctx)}`.execute(ctx.db)
  return rows[0]
}

/** The same, held until the end of the transaction. */
export async function lockBundle(ctx: Ctx, id: string): Promise<BundleRow | undefined> {
  const { rows } = await sql<BundleRow>`SELECT ${columns} FROM bundles b
    WHERE b.id = ${id} AND ${ofActor(ctx)} FOR UPDATE`.execute(ctx.db)
  return rows[0]
}

const shown = 100
/** Of an account, or of one installation of it: what was collected last first. */
export async function listBundleRows(
  ctx: Ctx,
  { accountId, environmentId }: { readonly accountId: string; readonly environmentId: string | undefined },
): Promise<readonly BundleRow[]> {
  const { rows } = await sql<BundleRow>`SELECT ${columns} FROM bundles b WHERE b.account_id = ${accountId}
      ${environmentId === undefined ? sql`` : sql`AND b.environment_id = ${environmentId}`}
    ORDER BY b.collected_at DESC, b.id DESC LIMIT ${shown}`.execute(ctx.db)
  return rows
}

/** Whether these very bytes are here for the installation already. */
export async function hasBundle(
  ctx: Ctx,
  { accountId, environmentId, sha256 }: Pick<BundleRow, 'accountId' | 'environmentId' | 'sha256'>,
): Promise<boolean> {
  const { rows } = await sql`SELECT 1 FROM bundles b WHERE b.account_id = ${accountId}
    AND b.environment_id = ${environmentId} AND b.sha256 = ${sha256} LIMIT 1`.execute(ctx.db)
  return rows.length > 0
}

export const insertBundle = (ctx: Ctx, row: Omit<BundleRow, 'acceptedBy' | 'acceptedAt'>) =>
  ctx.db
    .insertInto('bundles')
    .values({
      ...{ account_id: row.accountId, id: row.id, environment_id: row.environmentId, name: row.name, size: row.size },
      ...{ sha256: row.sha256, storage_key: row.storageKey, collected_at: row.collectedAt },
      ...{ product_name: row.productName, product_version: row.productVersion },
      ...{ operating_system: row.operatingSystem, collector_version: row.collectorVersion },
      ...{ collectors: asJson(row.collectors), redacted: asJson({ ...row.redacted }), looks_secret: row.looksSecret },
      ...{ sent_by: row.sentBy, sent_side: row.sentSide, received_at: row.receivedAt, next_timer_at: row.goesAt },
    })
    .execute()

type Of = Pick<BundleRow, 'accountId' | 'id'>
/** As the desk: a customer writes what the snapshot says, and reads it nowhere. */
export const insertSnapshot = (ctx: Ctx, { accountId, id }: Of, { snapshot, evaluation }: Kept) =>
  ctx.db
    .insertInto('bundle_snapshots')
    .values({
      ...{ account_id: accountId, bundle_id: id, facts: asJson(snapshot) },
      evaluation: evaluation ? asJson(evaluation) : null,
    })
    .execute()
/** What was read of a bundle, and what the rules said of it when it came. */
interface Kept {
  readonly snapshot: Snapshot
  readonly evaluation: Evaluation | undefined
}

export async function findSnapshot(ctx: Ctx, { accountId, id }: Of): Promise<Kept | undefined> {
  const { rows } = await sql<{ snapshot: Snapshot; evaluation: Evaluation | null }>`
    SELECT facts AS snapshot, evaluation FROM bundle_snapshots
    WHERE account_id = ${accountId} AND bundle_id = ${id}`.execute(ctx.db)
  const [kept] = rows
  return kept && { snapshot: kept.snapshot, evaluation: kept.evaluation ?? undefined }
}

/** Snapshots of the installation that were collected before this one, oldest first: the latest few. */
export async function listSnapshotsBefore(
  ctx: Ctx,
  { accountId, environmentId, collectedAt }: Pick<BundleRow, 'accountId' | 'environmentId' | 'collectedAt'>,
  limit: number,
): Promise<readonly Snapshot[]> {
  const { rows } = await sql<{ facts: Snapshot }>`SELECT s.facts FROM bundles b
    JOIN bundle_snapshots s ON s.account_id = b.account_id AND s.bundle_id = b.id
    WHERE b.account_id = ${accountId} AND b.environment_id = ${environmentId} AND b.collected_at < ${collectedAt}
    ORDER BY b.collected_at DESC LIMIT ${limit}`.execute(ctx.db)
  return rows.map(({ facts }) => facts).toReversed()
}

export const markAccepted = (ctx: Ctx, { accountId, id }: Of, by: string, at: Date) =>
  sql`UPDATE bundles SET accepted_by = ${by}, accepted_at = ${at}
    WHERE account_id = ${accountId} AND id = ${id}`.execute(ctx.db)

/** The original goes then, unless it goes earlier. */
export const letOriginalGo = (ctx: Ctx, { accountId, id }: Of, at: Date) =>
  sql`UPDATE bundles SET next_timer_at = least(next_timer_at, ${at}::timestamptz)
    WHERE account_id = ${accountId} AND id = ${id} AND storage_key IS NOT NULL`.execute(ctx.db)

export async function nextOriginalAt(db: Ctx['db']): Promise<number | undefined> {
  const { rows } = await sql<{ at: Date }>`SELECT next_timer_at AS at FROM bundles
    WHERE next_timer_at IS NOT NULL ORDER BY next_timer_at LIMIT 1`.execute(db)
  return rows[0]?.at.getTime()
}

/** Names the bytes of due originals no more; housekeeping removes what no row names. */
export async function dropDueOriginals(ctx: Ctx, limit: number, dueBy: number): Promise<readonly Of[]> {
  const { rows } = await sql<Of>`UPDATE bundles SET storage_key = NULL, next_timer_at = NULL
    WHERE (account_id, id) IN (SELECT account_id, id FROM bundles WHERE next_timer_at <= ${new Date(dueBy)}
      ORDER BY next_timer_at LIMIT ${limit} FOR UPDATE SKIP LOCKED)
    RETURNING account_id AS "accountId", id`.execute(ctx.db)
  return rows
}

/** Of these keys, those that a bundle is kept under. */
export async function bundleKeysAmong(ctx: Ctx, keys: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ key: string }>`SELECT storage_key AS key FROM bundles
    WHERE storage_key = ANY (${[...keys]}::text[])`.execute(ctx.db)
  return new Set(rows.map(({ key }) => key))
}
