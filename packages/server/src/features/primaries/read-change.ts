import type { InputOf } from '@mainstay/contracts/endpoint'
import type { changePrimaryEndpoint } from '@mainstay/contracts/primaries'
import { Refusal } from '@mainstay/contracts/problems'
import type { Policy } from '@mainstay/policy/document'
import type { Ctx } from '../../platform/ctx.ts'
import { decodeId } from '../../platform/ids/index.ts'
import {
  findMandate,
  type HoursPlace,
  hoursPlaceOf,
  type MandateRow,
  placeOf,
  primaryOf,
  requireKnownPlace,
} from '../contacts/index.ts'
import { policyForAccount } from '../policies/index.ts'
import { findPlanned } from './queries.ts'

type Asked = InputOf<typeof changePrimaryEndpoint>['body']

const dayMs = 86_400_000
const daysAheadUnlessTold = 365

/** A change as it was asked for, looked up and found possible. */
export interface PrimaryAsk {
  readonly accountId: string
  readonly policy: Policy
  /** The primary until then; undefined before the account has one. */
  readonly primary: MandateRow | undefined
  readonly to: MandateRow
  readonly kind: 'primary' | 'place'
  /** Where to; undefined: the place she has then. */
  readonly place: HoursPlace | undefined
  /** Where the hours follow from after it. */
  readonly hours: HoursPlace
  /** When it takes effect; `now` when nobody named a moment. */
  readonly at: number
  readonly isLater: boolean
}

/**
 * Looks up what was asked for. Refuses `contact.not_found`, `contact.only_reads`, `place.unknown`, `primary.not_then`,
 * `primary.nothing_changes`, `primary.change_planned`.
 */
export async function readChange(ctx: Ctx, accountId: string, asked: Asked): Promise<PrimaryAsk> {
  const to = await findMandate(ctx, accountId, decodeId('man', asked.contactId))
  if (!to || to.to_at !== null) throw new Refusal('contact.not_found')
  if (to.role !== 'contact') throw new Refusal('contact.only_reads')
  const place = asked.place && pickedFrom(await requireKnownPlace(asked.place))
  const policy = await policyForAccount(ctx, accountId)
  const when = readWhen(asked, await ctx.now(), policy)
  const primary = await primaryOf(ctx, accountId)
  const isHers = primary?.id === to.id
  if (isHers && (!place || isSame(place, hoursPlaceOf(primary)))) throw new Refusal('primary.nothing_changes')
  if (await findPlanned(ctx, accountId)) throw new Refusal('primary.change_planned')
  const kind = isHers ? 'place' : 'primary'
  return { accountId, policy, primary, to, kind, place, hours: place ?? placeOf(to), ...when }
}

const pickedFrom = ({ city, country, region, zone }: HoursPlace): HoursPlace => ({ city, country, region, zone })

/** To confirm the very place at which the hours stayed is a change: they follow from hers then. */
const isSame = (place: HoursPlace, hours: HoursPlace & { readonly isKept: boolean }): boolean =>
  !hours.isKept &&
  place.city === hours.city &&
  place.zone === hours.zone &&
  (hours.region === null || place.region === hours.region)

function readWhen({ effectiveAt }: Asked, now: number, { people }: Policy) {
  if (effectiveAt === undefined) return { at: now, isLater: false }
  const at = Date.parse(effectiveAt)
  const daysAhead = people.primaryChange?.daysAhead ?? daysAheadUnlessTold
  if (at <= now || at > now + daysAhead * dayMs) throw new Refusal('primary.not_then')
  return { at, isLater: true }
}
