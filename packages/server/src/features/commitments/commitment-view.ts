import type { Commitment } from '@mainstay/contracts/commitments'
import type { Excused } from '@mainstay/contracts/excuses'
import type { PersonRef, Stretch } from '@mainstay/contracts/shared'
import type { ResponseCommitment } from '@mainstay/policy/commitments'
import { stretchesThen, type WhyStretch } from '@mainstay/policy/decisions'
import type { z } from 'zod'
import { encodeId } from '../../platform/ids/index.ts'

export type CommitmentView = z.infer<typeof Commitment>
type StretchView = z.infer<typeof Stretch>
type PersonView = z.infer<typeof PersonRef>

/** A commitment with its id, and that of the one which replaced it. */
export interface NamedCommitment {
  readonly id: string
  readonly clock: ResponseCommitment
  readonly supersededById?: string | undefined
  readonly excused?: Excused | undefined
}
export type PeopleById = ReadonlyMap<string, PersonView>

const iso = (at: number) => new Date(at).toISOString()
const isoOrNull = (at: number | undefined) => (at === undefined ? null : iso(at))

/** A commitment as customer and staff read it: one serializer for page, list, live line and export. */
export function commitmentView(
  { id, clock, supersededById, excused }: NamedCommitment,
  people: PeopleById,
): CommitmentView {
  const { kind, metric, cycle, source, state, priority, warnings, promisedBy } = clock
  return {
    id: encodeId('com', id),
    ...{ kind, metric, cycle, source, state, priority },
    target: clock.target?.written ?? null,
    startedAt: iso(clock.startedAt),
    dueAt: iso(clock.dueAt),
    metAt: isoOrNull(clock.metAt),
    breachedAt: isoOrNull(clock.breachedAt),
    detectedAt: isoOrNull(clock.detectedAt),
    endedAt: isoOrNull(clock.endedAt),
    endedBecause: clock.endedBecause ?? null,
    ...frozenView(clock),
    supersededBy: supersededById === undefined ? null : encodeId('com', supersededById),
    promisedBy: (promisedBy !== undefined && people.get(promisedBy)) || null,
    overruled: clock.overruled ?? false,
    excused: excused ?? null,
    stretches: stretchesThen(clock).map(stretchView),
    marks: warnings.map(({ share, at }) => ({ share, at: iso(at) })),
  }
}

/** What the snapshot says. A promise by hand counts in plain time and rests on no target. */
function frozenView({ terms, target, source }: ResponseCommitment) {
  const isByHand = source === 'person'
  const counted = target?.unit === 'bd' ? 'business_hours' : (terms?.coverage ?? 'plain')
  return {
    coverage: isByHand ? 'plain' : counted,
    zone: terms?.zone ?? 'UTC',
    city: terms?.city ?? '',
    policyVersion: terms?.policyVersion ?? '',
    clauses: isByHand || !terms || !target ? [] : [...new Set([target.clause, terms.coverageClause])],
    tzdata: terms?.tzdata ?? '',
  }
}

const stretchView = ({ from, to, counts, because, clause }: WhyStretch): StretchView => ({
  from: iso(from),
  to: iso(to),
  counts,
  because,
  clause: clause ?? null,
})
