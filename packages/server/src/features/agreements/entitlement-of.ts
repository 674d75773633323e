import type { ClockTerms, Decision } from '@mainstay/policy'
import type { Policy } from '@mainstay/policy/document'
import {
  type Agreement,
  clockTerms,
  type Entitlement,
  entitlementAt,
  type PrimaryPlace,
} from '@mainstay/policy/entitlements'
import type { Ctx } from '../../platform/ctx.ts'
import { type HoursPlace, hoursPlaceOf, type MandateRow, primaryOf } from '../contacts/index.ts'
import { currentPolicy, policyOf } from '../policies/index.ts'
import { asPolicyAgreement } from './as-policy.ts'
import { type AgreementRow, listAgreementRows } from './queries.ts'

export interface Asked {
  readonly accountId: string
  readonly at: number
  readonly productId?: string | undefined
  readonly environmentId?: string | undefined
}

/** What decisions of the entitlements are made from: every agreement of an account, and the versions they pin. */
export interface Standing {
  readonly agreements: readonly Agreement[]
  readonly policies: ReadonlyMap<string, Policy>
}

export interface Held extends Standing {
  readonly entitlement: Decision<Entitlement>
  /** The version that the deciding agreement pins; the current one when there is no agreement. */
  readonly policy: Policy
  readonly agreement: AgreementRow | undefined
}

const versionsIn = (rows: readonly AgreementRow[]): readonly string[] => [
  ...new Set(
    rows.flatMap(({ policy_version, amendments }) => [
      policy_version,
      ...(amendments ?? []).flatMap(({ change }) =>
        typeof change.policyVersion === 'string' ? [change.policyVersion] : [],
      ),
    ]),
  ),
]

/** Every version that these agreements pin; the current one where there is none. */
export async function policiesFor(ctx: Ctx, rows: readonly AgreementRow[]): Promise<ReadonlyMap<string, Policy>> {
  const policies = new Map<string, Policy>()
  for (const version of versionsIn(rows)) policies.set(version, await policyOf(ctx, version))
  if (policies.size > 0) return policies
  const current = await currentPolicy(ctx)
  return new Map([[current.version, current]])
}

/** The agreements of these rows as the policy package reads them. */
export async function standingOf(ctx: Ctx, rows: readonly AgreementRow[]): Promise<Standing> {
  const policies = await policiesFor(ctx, rows)
  const agreements = rows.flatMap((row) => {
    const policy = policies.get(row.policy_version)
    return policy ? [asPolicyAgreement(row, policy)] : []
  })
  return { agreements, policies }
}

const decideFrom = async (ctx: Ctx, rows: readonly AgreementRow[], asked: Omit<Asked, 'accountId'>): Promise<Held> => {
  const standing = await standingOf(ctx, rows)
  const { policies } = standing
  const entitlement = entitlementAt({
    ...standing,
    at: asked.at,
    ...(asked.productId === undefined ? {} : { productId: asked.productId }),
    ...(asked.environmentId === undefined ? {} : { environmentId: asked.environmentId }),
  })
  const policy = policies.get(entitlement.policyVersion) ?? (await currentPolicy(ctx))
  return { ...standing, entitlement, policy, agreement: rows.find(({ id }) => id === entitlement.result.agreementId) }
}

/** Which plan, add-ons and special terms hold for an account at an instant, and why (policy 12). */
export async function entitlementOf(ctx: Ctx, asked: Asked): Promise<Held> {
  return await decideFrom(ctx, await listAgreementRows(ctx, asked.accountId), asked)
}

/** The same for many accounts at once, by account id, in one statement. */
export async function entitlementsOf(
  ctx: Ctx,
  accountIds: readonly string[],
  at: number,
): Promise<ReadonlyMap<string, Held>> {
  const rows = Map.groupBy(await listAgreementRows(ctx, ...accountIds), ({ account_id }) => account_id)
  const held = new Map<string, Held>()
  for (const id of accountIds) held.set(id, await decideFrom(ctx, rows.get(id) ?? [], { at }))
  return held
}

export interface HeldTerms extends Held {
  /** What a clock that starts now is frozen with; absent when nothing is promised. */
  readonly terms: ClockTerms | undefined
  readonly primary: MandateRow | undefined
}

const placeOf = (primary: MandateRow | undefined, agreement: AgreementRow | undefined): PrimaryPlace =>
  primary
    ? asPrimaryPlace(hoursPlaceOf(primary))
    : { zone: agreement?.zone ?? 'UTC', city: agreement?.zone.split('/').at(-1)?.replaceAll('_', ' ') ?? 'UTC' }

const asPrimaryPlace = ({ zone, city, region, isKept }: HoursPlace & { readonly isKept?: boolean }): PrimaryPlace => ({
  ...{ zone, city, isKept },
  ...(region ? { region } : {}),
})

/** What the terms of an account follow from, as it stands in the database. */
interface Ground {
  readonly rows: readonly AgreementRow[]
  readonly primary: MandateRow | undefined
}

const readGround = async (ctx: Ctx, accountId: string): Promise<Ground> => {
  const [rows, primary] = await Promise.all([listAgreementRows(ctx, accountId), primaryOf(ctx, accountId)])
  return { rows, primary }
}

/** The entitlement with the hours that follow from the primary contact's place (policy 2.1). */
export const clockTermsOf = async (ctx: Ctx, asked: Asked): Promise<HeldTerms> =>
  termsOn(ctx, await readGround(ctx, asked.accountId), asked)

const grounds = new WeakMap<Ctx, Map<string, Promise<Ground>>>()

/** Reads what the terms of an opening follow from, once in a unit of work; may be asked for ahead of time. */
export function openingGround(ctx: Ctx, accountId: string): Promise<unknown> {
  return groundOf(ctx, accountId)
}

function groundOf(ctx: Ctx, accountId: string): Promise<Ground> {
  const known = grounds.get(ctx) ?? new Map<string, Promise<Ground>>()
  grounds.set(ctx, known)
  const ground = known.get(accountId) ?? readGround(ctx, accountId)
  known.set(accountId, ground)
  return ground
}

/**
 * The same for a unit of work that opens a ticket: it decides and then starts the clock, and reads once for both,
 * because nothing that terms follow from is written in between.
 */
export async function openingTermsOf(ctx: Ctx, asked: Asked): Promise<HeldTerms> {
  return termsOn(ctx, await groundOf(ctx, asked.accountId), asked)
}

/** The same as if the primary contact were in this place: a what-if. */
export async function clockTermsFrom(ctx: Ctx, place: HoursPlace, asked: Asked): Promise<ClockTerms | undefined> {
  const held = await decideFrom(ctx, await listAgreementRows(ctx, asked.accountId), asked)
  return termsIn(held, asPrimaryPlace(place))
}

/** What held under these agreements while the hours followed from a place, by its zone and region. */
export async function termsAt(
  ctx: Ctx,
  rows: readonly AgreementRow[],
  { at, place: { zone, region } }: { readonly at: number; readonly place: Pick<HoursPlace, 'zone' | 'region'> },
): Promise<ClockTerms | undefined> {
  return termsIn(await decideFrom(ctx, rows, { at }), asPrimaryPlace({ zone, region, city: zone, country: '' }))
}

/** What would hold if these were the agreements of the account: for a change that is only thought of. */
export const termsUnder = async (ctx: Ctx, rows: readonly AgreementRow[], asked: Asked): Promise<HeldTerms> =>
  termsOn(ctx, { rows, primary: await primaryOf(ctx, asked.accountId) }, asked)

async function termsOn(ctx: Ctx, { rows, primary }: Ground, asked: Asked): Promise<HeldTerms> {
  const held = await decideFrom(ctx, rows, asked)
  return { ...held, terms: termsIn(held, placeOf(primary, held.agreement)), primary }
}

function termsIn({ entitlement, policy }: Held, place: PrimaryPlace): ClockTerms | undefined {
  const { result } = entitlement
  return result.inForce ? clockTerms(policy, result, place, process.versions.tz ?? 'unknown') : undefined
}
