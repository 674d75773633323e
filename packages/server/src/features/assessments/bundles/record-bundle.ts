import type { Bundle } from '@mainstay/contracts/bundles'
import { Refusal } from '@mainstay/contracts/problems'
import type { Evaluation } from '@mainstay/policy/assessments'
import { asDesk } from '../../../platform/as-desk.ts'
import type { Ctx, Principal } from '../../../platform/ctx.ts'
import { accountOf } from '../../accounts/index.ts'
import { recheckFindings } from '../findings/recheck.ts'
import { groundFor } from '../judging/ground-for.ts'
import type { AssessmentParts } from '../parts.ts'
import { assessmentRulesOf } from '../policy-rules.ts'
import { bundleView } from './bundle-views.ts'
import type { Inspected } from './inspect-bundle.ts'
import { type OfInstallation, requireInstallation } from './installation-in-sight.ts'
import { requireOwnKey, requireOwnProduct } from './of-another.ts'
import { findBundleRow, hasBundle, insertBundle, insertSnapshot } from './queries.ts'

const dayMs = 86_400_000
/** A machine’s clock may be so far ahead of ours. */
const aheadMs = 3_600_000
const worker: Principal = { role: 'desk_worker', actor: { kind: 'worker' } }

/**
 * Holds what arrived against the rules that the installation was judged by last, or those for its product; undefined where
 * the rules could not be run: the bundle is received all the same, and nothing is checked again.
 */
export async function judgeArrival(
  { openUnit, judge }: Pick<AssessmentParts, 'openUnit' | 'judge'>,
  of: OfInstallation,
  { snapshot }: Inspected,
): Promise<Evaluation | undefined> {
  const ground = await openUnit(worker, 'read', (ctx) => groundFor(ctx, of, snapshot))
  return ground && (await judge(snapshot, ground))
}

interface Arrived {
  readonly of: OfInstallation
  readonly received: {
    readonly name: string
    readonly size: number
    readonly sha256: Buffer
    /** Null where the original is not kept. */
    readonly storageKey: string | null
  }
  readonly inspected: Inspected
  readonly judged: Evaluation | undefined
  /** Also where it says that it is of another product than its installation. */
  readonly takesOther?: boolean | undefined
}

/**
 * Names the bundle in a row with what was read of it, and checks the findings of its installation again. Refuses
 * `bundle.ahead`, `bundle.other_installation`, `bundle.other_product`, `bundle.known`.
 */
export async function recordBundle(
  ctx: Ctx,
  { of, received, inspected, judged, takesOther = false }: Arrived,
): Promise<Bundle> {
  const installation = await requireInstallation(ctx, of)
  const { manifest, snapshot, looksSecret } = inspected
  const at = await ctx.now()
  requireNotAhead(snapshot.collectedAt, at)
  await requireOwnKey(ctx, installation, inspected)
  if (!takesOther) await requireOwnProduct(ctx, installation, inspected)
  if (await hasBundle(ctx, { ...of, sha256: received.sha256 })) throw new Refusal('bundle.known')
  const id = ctx.newId()
  const { originals } = await assessmentRulesOf(ctx, of.accountId)
  const sentSide = ctx.principal.role === 'desk_customer' ? 'customer' : 'staff'
  await insertBundle(ctx, {
    ...of,
    ...{ id, name: received.name, size: received.size, sha256: received.sha256, storageKey: received.storageKey },
    ...{ collectedAt: new Date(snapshot.collectedAt), receivedAt: new Date(at), sentSide, sentBy: whoseWord(ctx) },
    ...{ productName: snapshot.product.name, productVersion: snapshot.product.version },
    ...{ operatingSystem: systemOf(inspected), collectorVersion: manifest.version },
    ...{ collectors: manifest.collectors, redacted: manifest.redaction.hits, looksSecret },
    goesAt: received.storageKey === null ? null : new Date(at + originals.unassessedDays * dayMs),
  })
  await asDesk(ctx, () => insertSnapshot(ctx, { accountId: of.accountId, id }, { snapshot, evaluation: judged }))
  await ctx.publish({
    type: 'bundle.received',
    accountId: of.accountId,
    subject: { type: 'bundle', id },
    data: { environmentId: of.environmentId, side: sentSide, ...(await toTell(ctx, of.accountId)) },
  })
  if (judged) await asDesk(ctx, () => recheckFindings(ctx, { ...of, bundleId: id, evaluation: judged }))
  const row = await findBundleRow(ctx, id)
  if (!row) throw new Error('a bundle that was just written can be read')
  return bundleView(ctx, row)
}

/** What is newer than now would have the last word over every true snapshot until its day comes. */
function requireNotAhead(collectedAt: string, now: number): void {
  if (Date.parse(collectedAt) <= now + aheadMs) return
  throw new Refusal('bundle.ahead', {
    detail: `It says ${collectedAt}. Set the clock of the machine right, collect again, and send that.`,
  })
}

/** A robot's key is nobody's. */
const whoseWord = ({ actor, principal }: Ctx): string | null =>
  actor.kind !== 'robot' && 'personId' in principal ? principal.personId : null

const systemOf = ({ snapshot: { host } }: Inspected): string | null => {
  const os = host?.os
  if (!os) return null
  const plain = os.versionId === undefined ? os.id : `${titled(os.id)} ${os.versionId}`
  return plain.slice(0, 120)
}
/** Distributions write their ids small. */
const titles: Readonly<Record<string, string>> = {
  rhel: 'RHEL',
  sles: 'SLES',
  debian: 'Debian',
  ubuntu: 'Ubuntu',
  almalinux: 'AlmaLinux',
  rocky: 'Rocky Linux',
  fedora: 'Fedora',
}
const titled = (id: string): string => titles[id] ?? id

/** Whoever looks after the account hears of it. */
async function toTell(ctx: Ctx, accountId: string) {
  const account = await asDesk(ctx, () => accountOf(ctx, accountId))
  const hostId = account?.tam_id ?? account?.manager_id
  return hostId === undefined ? {} : { hostId }
}
