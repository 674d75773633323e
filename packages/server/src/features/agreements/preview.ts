import type { AgreementPreview } from '@mainstay/contracts/agreements'
import type { Reason } from '@mainstay/policy'
import {
  compareTerms,
  type DedicatedPortal,
  dedicatedPortalAt,
  type SeatsHeld,
  seatsAt,
  stayEndsAt,
  type Worded,
  whoStays,
} from '@mainstay/policy/entitlements'
import type { Ctx } from '../../platform/ctx.ts'
import { activeContacts, type MandateRow } from '../contacts/index.ts'
import { seatTaken } from './end-stays.ts'
import { type HeldTerms, termsUnder } from './entitlement-of.ts'
import type { PreviewClocks, PreviewParts } from './ports.ts'
import type { AgreementRow } from './queries.ts'
import { sayReasons } from './say-reasons.ts'
import { takersOf } from './seats-of.ts'
import { standingIn } from './standings.ts'
import { seatHolder } from './stay-view.ts'

/** A change that is only thought of: the account's agreements before and after it. */
export interface Thought {
  readonly accountId: string
  readonly before: readonly AgreementRow[]
  readonly after: readonly AgreementRow[]
  readonly effectiveAt: number
  readonly zone: string
  /** What stands beside what, term by term. */
  readonly compared: readonly [Named | undefined, Named | undefined]
  readonly signaturesMissing: number
  readonly succession: AgreementPreview['succession']
}
export interface Named extends Worded {
  readonly planTitle: string
}

/** Recorded as effective "now" arrives a little later; anything older is back-dated and moves no clock. */
const STILL_NOW_MS = 5 * 60_000
const iso = (at: number): string => new Date(at).toISOString()

/** What would change, for whom and from when. Everything is read and decided, nothing is written. */
export async function previewChange(ctx: Ctx, thought: Thought, parts: PreviewParts): Promise<AgreementPreview> {
  const { accountId, effectiveAt, compared } = thought
  const now = await ctx.now()
  const at = Math.max(effectiveAt, now)
  const held = {
    before: await termsUnder(ctx, thought.before, { accountId, at }),
    after: await termsUnder(ctx, thought.after, { accountId, at }),
  }
  const isBackDated = now - effectiveAt > STILL_NOW_MS
  const none = { moving: [], movingCount: 0, stayingCount: 0 }
  return {
    effectiveAt: iso(effectiveAt),
    zone: thought.zone,
    isBackDated,
    before: titled(compared[0]),
    after: titled(compared[1]),
    terms: compareTerms(...compared).map((change) => ({ ...change })),
    signaturesMissing: thought.signaturesMissing,
    succession: thought.succession,
    clocks: isBackDated ? none : await clocksUnder(ctx, thought, { at, previewClocks: parts.clocks }),
    owed: await owedUnder(ctx, thought, parts),
    seats: await seatsUnder(ctx, accountId, { ...held, at }),
    portal: portalUnder(held, at),
    reasons: await sayReasons(ctx, held.after, reasonsOf(held.after)),
  }
}

const titled = (named: Named | undefined) => (named ? { planTitle: named.planTitle } : null)
const reasonsOf = ({ entitlement }: HeldTerms): readonly Reason[] => entitlement.reasons

const clocksUnder = (
  ctx: Ctx,
  { accountId, after }: Thought,
  { at, previewClocks }: { readonly at: number; readonly previewClocks: PreviewClocks },
) =>
  previewClocks(ctx, {
    accountId,
    since: at,
    termsFor: async (ticket) => {
      const { terms, entitlement } = await termsUnder(ctx, after, { accountId, at, ...ticket })
      const { result } = entitlement
      return terms && { terms, inGrace: result.inForce && result.inGrace }
    },
  })

const owedUnder = async (ctx: Ctx, { accountId, before, after }: Thought, { owed }: PreviewParts) =>
  owed(ctx, { accountId, before: await standingIn(ctx, before), after: await standingIn(ctx, after) })

interface HeldBoth {
  readonly before: HeldTerms
  readonly after: HeldTerms
}

async function seatsUnder(
  ctx: Ctx,
  accountId: string,
  { before, after, at }: HeldBoth & { readonly at: number },
): Promise<AgreementPreview['seats']> {
  const contacts = takersOf(await activeContacts(ctx, accountId), 'contact')
  const seats = { before: seatsAt({ ...before, at }), after: seatsAt({ ...after, at }) }
  const resting = restingUnder(contacts, seats.after)
  return {
    used: contacts.length,
    before: seats.before?.contacts ?? null,
    after: seats.after?.contacts ?? null,
    stayEndsAt: resting.length > 0 ? iso(stayEnd(after, at)) : null,
    resting: resting.map((mandate) => seatHolder(mandate, false)),
  }
}

const restingUnder = (contacts: readonly MandateRow[], seats: SeatsHeld | undefined): readonly MandateRow[] => {
  if (!seats) return []
  const { rest } = whoStays(contacts.map(seatTaken), { seats: seats.contacts, chosen: [] })
  return contacts.filter(({ id }) => rest.includes(id))
}

const stayEnd = ({ policy, agreement }: HeldTerms, at: number): number =>
  stayEndsAt(at, { zone: agreement?.zone ?? 'UTC', days: policy.agreements.downgrade.contactsStayDays })

function portalUnder({ before, after }: HeldBoth, at: number): AgreementPreview['portal'] {
  const [old, now] = [dedicatedPortalAt({ ...before, at }), dedicatedPortalAt({ ...after, at })]
  const redirectsUntil = now.holds ? undefined : now.redirectsUntil
  return {
    before: portalIn(before, old),
    after: portalIn(after, now),
    redirectsUntil: redirectsUntil !== undefined && redirectsUntil > at ? iso(redirectsUntil) : null,
  }
}

const portalIn = ({ entitlement: { result } }: HeldTerms, portal: DedicatedPortal) =>
  portal.holds ? 'dedicated' : result.inForce ? 'shared' : null
