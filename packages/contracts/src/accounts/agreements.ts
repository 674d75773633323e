import { z } from 'zod'
import { endpoint } from '../endpoint.ts'
import { AccountId, AgreementId, CivilDate, EnvironmentId, Instant, line, ProductId, text, Zone } from '../shared.ts'
import { Agreement, YearlyValue } from './agreement.ts'
import { accountParams } from './of-account.ts'

export const listAgreementsEndpoint = endpoint({
  method: 'GET',
  path: '/accounts/:accountId/agreements',
  summary: 'Agreements with their terms now',
  tag: 'Agreements',
  door: 'signed_in',
  params: accountParams,
  returns: z.object({ items: z.array(Agreement) }),
  refuses: ['account.not_found'],
})
const Annex = z.record(z.string(), z.unknown())

/** Special terms as YAML, in the policy's own language; an alternative to `annex`. */
export const AnnexSource = z.string().trim().min(1).max(100_000)
export const createAgreementEndpoint = endpoint({
  method: 'POST',
  path: '/accounts/:accountId/agreements',
  summary: 'Record an agreement',
  tag: 'Agreements',
  status: 201,
  door: 'staff',
  params: accountParams,
  body: z.strictObject({
    orderForm: line(80),
    policyVersion: z.string().max(40).optional(),
    plan: z.string().max(40),
    addOns: z.array(z.string().max(40)).max(10).default([]),
    productIds: z.array(ProductId).max(50).optional(),
    startsOn: CivilDate,
    endsOn: CivilDate,
    environmentIds: z.array(EnvironmentId).max(50).optional(),
    followsId: AgreementId.optional().meta({ description: 'The agreement that this one continues' }),
    annex: Annex.optional(),
    annexSource: AnnexSource.optional(),
    zone: Zone.optional(),
    /** Staff alone read it. */
    yearlyValue: YearlyValue.optional(),
  }),
  returns: Agreement,
  refuses: [
    'agreement.not_found',
    'agreement.already_followed',
    'environment.unknown',
    'account.not_found',
    'access.denied',
    'agreement.reversed',
    'agreement.plan_unknown',
    'agreement.add_on_refused',
    'agreement.policy_unknown',
    'agreement.annex_invalid',
    'product.unknown',
    'calendar.unknown_zone',
  ],
})
export const recordValueEndpoint = endpoint({
  method: 'POST',
  path: '/accounts/:accountId/agreements/:agreementId/values',
  summary: 'Record what an agreement is worth a year, for our staff alone; the latest holds',
  tag: 'Agreements',
  status: 201,
  door: 'staff',
  params: z.object({ accountId: AccountId, agreementId: AgreementId }),
  body: YearlyValue,
  returns: Agreement,
  refuses: ['access.denied', 'agreement.not_found'],
})
export const amendAgreementEndpoint = endpoint({
  method: 'POST',
  path: '/accounts/:accountId/agreements/:agreementId/amendments',
  summary: 'Amend: an entry with the instant it takes effect',
  tag: 'Agreements',
  status: 201,
  door: 'staff',
  ifMatch: 'honoured',
  params: z.object({ accountId: AccountId, agreementId: AgreementId }),
  body: z.strictObject({
    effectiveAt: Instant,
    reason: text(2000),
    plan: z.string().max(40).optional(),
    addOns: z.array(z.string().max(40)).max(10).optional(),
    endsOn: CivilDate.optional(),
    annex: Annex.nullable().optional().meta({ description: 'Null ends the special terms' }),
    annexSource: AnnexSource.optional(),
    graceDays: z.number().int().min(0).max(365).optional(),
  }),
  returns: Agreement,
  refuses: [
    'account.not_found',
    'agreement.not_found',
    'access.denied',
    'agreement.amended_back',
    'agreement.plan_unknown',
    'agreement.add_on_refused',
    'agreement.annex_invalid',
    'agreement.reversed',
    'request.stale',
  ],
})
export const signAnnexEndpoint = endpoint({
  method: 'POST',
  path: '/accounts/:accountId/agreements/:agreementId/signatures',
  summary: 'Sign off special terms as the second member of staff',
  tag: 'Agreements',
  door: 'staff',
  params: z.object({ accountId: AccountId, agreementId: AgreementId }),
  returns: Agreement,
  refuses: ['account.not_found', 'agreement.not_found', 'access.denied', 'agreement.annex_needs_second'],
})
