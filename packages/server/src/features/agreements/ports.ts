import type { AgreementPreview } from '@mainstay/contracts/agreements'
import type { ClockTerms } from '@mainstay/policy'
import type { Ctx } from '../../platform/ctx.ts'

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
