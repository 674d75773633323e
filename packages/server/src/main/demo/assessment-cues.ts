import { createHash } from 'node:crypto'
import {
  changeAssessmentEndpoint,
  draftAssessmentEndpoint,
  publishAssessmentEndpoint,
} from '@mainstay/contracts/assessments'
import { listOwedEndpoint } from '@mainstay/contracts/owed'
import { assess, bundleFormat, type Manifest, type Snapshot } from '@mainstay/policy/assessments'
import { principalOf } from '../../features/access/index.ts'
import { groundFor, recordBundle } from '../../features/assessments/index.ts'
import type { Principal } from '../../platform/ctx.ts'
import { decodeId, encodeId } from '../../platform/ids/index.ts'
import { type Place, snapshotOf, visits } from './assessment-cast.ts'
import type { Founded } from './found-desk.ts'
import type { Cue } from './play-stories.ts'
import type { Stage } from './stage.ts'
import { instantOf } from './times.ts'

const zone = 'Europe/Berlin'
const worker: Principal = { role: 'desk_worker', actor: { kind: 'worker' } }

/** Productions assessed, Helio Bank's twice: what was found then, and what is fixed since. */
export const assessmentCues = (stage: Stage, founded: Founded, now: number): readonly Cue[] =>
  visits.map((visit) => {
    const at = instantOf({ daysAgo: visit.daysAgo, at: '15:20' }, zone, now)
    return { at, play: () => assessOnce(stage, founded, { at, visit }) }
  })

interface Visiting {
  readonly at: number
  readonly visit: (typeof visits)[number]
}
async function assessOnce(stage: Stage, founded: Founded, { at, visit }: Visiting): Promise<void> {
  const { place } = visit
  const bo = { personId: founded.staff.get('bo') ?? '' }
  const snapshot = snapshotOf(new Date(at - 7_200_000).toISOString(), place, visit.differs)
  const { accountId, bundleId } = await arrive(stage, founded, { place, snapshot })
  const params = { accountId: stage.wire('acc', accountId) }
  const query = { ...params, kind: 'production_assessment', state: 'open', begun: 'true' } as const
  const [owed] = (await stage.act(listOwedEndpoint, bo, { query })).items
  const draft = await stage.act(draftAssessmentEndpoint, bo, {
    body: { bundleId: encodeId('bdl', bundleId), ...(owed ? { commitmentId: owed.id } : {}) },
  })
  const of = { params: { assessmentId: draft.id } }
  await stage.act(changeAssessmentEndpoint, bo, { ...of, body: { summary: visit.summary, plan: visit.plan } })
  await stage.act(publishAssessmentEndpoint, bo, { ...of, body: {} })
}

interface Arriving {
  readonly place: Place
  readonly snapshot: Snapshot
}
/** As it would come in by the door; judged here, so that a demo needs no other thread. Its original is not kept. */
async function arrive(stage: Stage, founded: Founded, { place, snapshot }: Arriving) {
  const { units } = stage.desk
  const sender = founded.contacts.get(place.by)
  const environment = founded.accounts.get(place.account)?.environments.get(place.environment)
  if (!sender || environment === undefined) throw new Error(`nobody sends from ${place.environment}`)
  const { accountId } = sender
  const of = { accountId, environmentId: decodeId('env', environment) }
  const principal = await units.openUnit(worker, 'read', (ctx) => principalOf(ctx, sender))
  if (!principal) throw new Error(`${place.by} is nobody here`)
  const ground = await units.openUnit(worker, 'read', (ctx) => groundFor(ctx, of, snapshot))
  const judged = assess({ ...ground, snapshot })
  const bytes = JSON.stringify(snapshot)
  const sha256 = createHash('sha256').update(bytes).digest()
  const { id } = await units.openUnit(principal, 'write', (ctx) =>
    recordBundle(ctx, {
      of,
      received: { name: `${place.environment}.tar.gz`, size: bytes.length, sha256, storageKey: null },
      inspected: { manifest: manifestOf(snapshot), snapshot, looksSecret: 0 },
      judged,
    }),
  )
  await stage.desk.outbox.drain()
  return { accountId, bundleId: decodeId('bdl', id) }
}

const manifestOf = ({ collectedAt, product }: Snapshot): Manifest => ({
  ...{ format: bundleFormat, collectedAt, version: '1.0.0', product: { name: product.name, version: product.version } },
  collectors: ['host', 'postgresql', 'tls', 'logs'].map((id) => ({ id, state: 'read', tookMs: 40 })),
  redaction: { hits: { named_secret: 6, private_key: 1 }, pseudonyms: false },
  files: [],
})
