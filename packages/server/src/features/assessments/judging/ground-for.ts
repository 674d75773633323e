import { Refusal } from '@mainstay/contracts/problems'
import type { RuleSet, Snapshot, VersionSupport } from '@mainstay/policy/assessments'
import { behind, supportWindow } from '@mainstay/policy/lifecycle'
import type { Ctx } from '../../../platform/ctx.ts'
import { findEnvironment } from '../../environments/index.ts'
import { policyForAccount } from '../../policies/index.ts'
import { allProducts } from '../../products/index.ts'
import { listKnownReleases, zoneOfAccount } from '../../releases/index.ts'
import { otherThan } from '../bundles/of-another.ts'
import { listSnapshotsBefore } from '../bundles/queries.ts'
import { findLatestPublished } from '../drafts/queries.ts'
import { shippedRuleSets } from '../rule-sets/shipped-rule-sets.ts'
import type { JudgingGround } from './judge.ts'

interface Of {
  readonly accountId: string
  readonly environmentId: string
}

/**
 * What a snapshot of an installation is held against: the rules that it was judged by last in their present version, our
 * own catalogue for its product's version, and the snapshot before. Refuses `rule_set.not_found`.
 */
export async function groundFor(ctx: Ctx, of: Of, snapshot: Snapshot, ruleSetId?: string): Promise<JudgingGround> {
  const at = Date.parse(snapshot.collectedAt)
  const [earlier] = await listSnapshotsBefore(ctx, { ...of, collectedAt: new Date(at) }, 1)
  return { ruleSet: await ruleSetOf(ctx, of, ruleSetId), at, support: await supportOf(ctx, of, snapshot, at), earlier }
}

async function ruleSetOf(ctx: Ctx, of: Of, ruleSetId: string | undefined): Promise<RuleSet> {
  const sets = await shippedRuleSets()
  const wanted = ruleSetId ?? (await findLatestPublished(ctx, of))?.ruleSetId
  const set = sets.find(({ id }) => id === wanted) ?? (ruleSetId === undefined ? sets[0] : undefined)
  if (!set) throw new Refusal('rule_set.not_found')
  return set
}

/** What our catalogue says of the version that runs there; undefined for what is of another product than the installation. */
async function supportOf(ctx: Ctx, of: Of, { product }: Snapshot, at: number): Promise<VersionSupport | undefined> {
  const installation = await findEnvironment(ctx, of.accountId, of.environmentId)
  if (!installation || otherThan(await allProducts(ctx), product.name, installation) !== undefined) return undefined
  const releases = await listKnownReleases(ctx, installation.product_id)
  const { lifecycle } = await policyForAccount(ctx, of.accountId)
  const zone = await zoneOfAccount(ctx, of.accountId)
  const question = { version: product.version, releases, rules: lifecycle, at, zone }
  const { state, until } = supportWindow(question)
  return { state, supportedUntil: until, newest: behind(question)?.newest ?? null }
}
