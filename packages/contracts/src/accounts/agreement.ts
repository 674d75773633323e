import { z } from 'zod'
import {
  AccountId,
  AgreementId,
  AmendmentId,
  CivilDate,
  EnvironmentId,
  Instant,
  PersonRef,
  ProductId,
  Zone,
} from '../shared.ts'

export const Term = z.object({
  name: z.string(),
  title: z.string(),
  value: z.string(),
  clause: z.string().nullable(),
  /** The policy's own value where the order form replaced it. */
  replaced: z.string().nullable(),
})
const AgreementRef = z.object({ id: AgreementId, orderForm: z.string() })

/** Terms that an order form names. Customers see those that hold; until enough of the staff signed they do not. */
export const SpecialTerms = z.object({
  /** Null for those that came with the agreement itself. */
  amendmentId: AmendmentId.nullable(),
  orderForm: z.string(),
  clauses: z.array(z.object({ id: z.string(), title: z.string(), text: z.string() })),
  effectiveAt: Instant.nullable(),
  signedBy: z.array(PersonRef),
  signaturesNeeded: z.number().int(),
  holds: z.boolean(),
})

/** Whole units of a currency. */
export const YearlyValue = z.strictObject({
  amount: z.number().int().min(0).max(1_000_000_000_000),
  currency: z.string().regex(/^[A-Z]{3}$/),
})
export const Agreement = z.object({
  id: AgreementId,
  accountId: AccountId,
  orderForm: z.string(),
  policyVersion: z.string(),
  plan: z.string(),
  planTitle: z.string(),
  addOns: z.array(z.string()),
  productIds: z.array(ProductId),
  environmentIds: z.array(EnvironmentId),
  /** The agreement that this one continues, and the one that continues it. */
  follows: AgreementRef.nullable(),
  followedBy: AgreementRef.nullable(),
  startsOn: CivilDate,
  endsOn: CivilDate,
  /** The end with its days of grace, exclusive; null without any. */
  graceEndsOn: CivilDate.nullable(),
  /** While its end is near and nothing follows. */
  endingSoon: z.object({ daysLeft: z.number().int(), clause: z.string() }).nullable(),
  zone: Zone,
  state: z.enum(['not_started', 'in_force', 'grace', 'ended', 'unsigned']),
  specialTerms: z.array(SpecialTerms),
  annex: z.record(z.string(), z.unknown()).nullable(),
  annexSignedBy: z.array(PersonRef),
  amendments: z.array(
    z.object({
      id: z.string(),
      effectiveAt: Instant,
      recordedAt: Instant,
      recordedBy: PersonRef,
      reason: z.string(),
      change: z.record(z.string(), z.unknown()),
    }),
  ),
  terms: z.array(Term),
  /** What it is worth a year, as recorded last; staff alone read it. */
  yearlyValue: YearlyValue.extend({ recordedAt: Instant, recordedBy: PersonRef.nullable() }).nullable().optional(),
  version: z.number().int(),
})
export type Agreement = z.infer<typeof Agreement>
