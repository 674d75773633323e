import type { Decision } from '@mainstay/contracts/shared'
import type { Reason, ReasonReader } from '@mainstay/policy/reasons'
import type { z } from 'zod'
import type { Ctx } from '../../platform/ctx.ts'
import { decisionView } from '../commitments/index.ts'
import { findReader } from '../contacts/index.ts'

/** Why somebody was told, as it is kept with the notice and the mail. */
interface ToldWhy {
  readonly policy_version: string | null
  readonly reason: Reason | null
}

/** The decision to tell somebody in the shape of every other; null where nobody wrote it down. */
export function toldDecision(
  { policy_version, reason }: ToldWhy,
  reader: ReasonReader,
): z.infer<typeof Decision> | null {
  if (policy_version === null || reason === null) return null
  const clauses = reason.clause === undefined ? [] : [reason.clause]
  return decisionView('told', { policyVersion: policy_version, clauses, reasons: [reason] }, reader)
}

/** Whoever asks, as a reader of reasons; a robot has no clock of its own. */
export async function askingReader(ctx: Ctx): Promise<ReasonReader> {
  const reader = 'personId' in ctx.principal ? await findReader(ctx, ctx.principal.personId) : undefined
  return {
    reader: ctx.principal.role === 'desk_customer' ? 'customer' : 'staff',
    locale: reader?.locale ?? 'en',
    readerZone: reader?.zone ?? 'UTC',
  }
}
