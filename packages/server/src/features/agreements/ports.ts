import type { AgreementPreview } from '@mainstay/contracts/agreements'
import type { ClockTerms } from '@mainstay/policy'
import type { Ctx } from '../../platform/ctx.ts'
import type { AccountStanding } from './standings.ts'

/** What holds for a ticket at an instant; undefined while nothing is promised. */
export interface TermsThen {
  readonly terms: ClockTerms
  readonly inGrace: boolean
}
export interface TicketCovered {
  readonly productId: string
  readonly environmentId: string | undefined
}

/** What would become of running clocks if these terms held from `since` (epoch ms). Fulfilled by commitments; writes nothing. */
export type PreviewClocks = (
  ctx: Ctx,
  asked: {
    readonly accountId: string
    readonly since: number
    readonly termsFor: (ticket: TicketCovered) => Promise<TermsThen | undefined>
  },
) => Promise<AgreementPreview['clocks']>

/** Which windows would end and which would open. Fulfilled by commitments; writes nothing. */
export type PreviewOwed = (
  ctx: Ctx,
  asked: { readonly accountId: string; readonly before: AccountStanding; readonly after: AccountStanding },
) => Promise<AgreementPreview['owed']>

/** What others say of a change that is only thought of. */
export interface PreviewParts {
  readonly clocks: PreviewClocks
  readonly owed: PreviewOwed
}
