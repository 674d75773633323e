import { z } from 'zod'
import { endpoint } from '../endpoint.ts'
import { AccountId, CivilDate, Instant, line, PersonId, PersonRef, page, pageQuery } from '../shared.ts'
import { Contact } from './contact.ts'
import { accountParams } from './of-account.ts'

export const Seats = z.object({ used: z.number().int(), of: z.number().int().nullable() })
export const Account = z.object({
  id: AccountId,
  code: z.string(),
  name: z.string(),
  manager: PersonRef,
  tam: PersonRef.nullable(),
  /** Who acts for the account manager while that one is away. */
  deputy: PersonRef.nullable(),
  externalId: z.string().nullable(),
  primary: Contact.nullable(),
  plan: z.string().nullable(),
  planTitle: z.string().nullable(),
  addOns: z.array(z.string()),
  endsOn: CivilDate.nullable(),
  /** An agreement whose end is near, with nothing that follows; the nearest of several. */
  endingSoon: z.object({ endsOn: CivilDate, daysLeft: z.number().int() }).nullable(),
  seats: Seats,
  openTickets: z.number().int(),
  nextDueAt: Instant.nullable(),
  createdAt: Instant,
  version: z.number().int(),
})
export type Account = z.infer<typeof Account>
export const listAccountsEndpoint = endpoint({
  method: 'GET',
  path: '/accounts',
  summary: 'Accounts within sight',
  tag: 'Accounts',
  door: 'signed_in',
  query: z.strictObject({
    q: z.string().trim().max(200).optional(),
    ending: z.literal('soon').optional().meta({ description: 'Only accounts with an agreement whose end is near' }),
    ...pageQuery,
  }),
  returns: page(Account),
  refuses: ['request.cursor_invalid'],
})
export const getAccountEndpoint = endpoint({
  method: 'GET',
  path: '/accounts/:accountId',
  summary: 'An account (by id or code)',
  tag: 'Accounts',
  door: 'signed_in',
  params: z.object({ accountId: z.union([AccountId, z.string().regex(/^[A-Z0-9]{2,8}$/)]) }),
  returns: Account,
  refuses: ['account.not_found'],
})
export const createAccountEndpoint = endpoint({
  method: 'POST',
  path: '/accounts',
  summary: 'Create an account',
  tag: 'Accounts',
  status: 201,
  door: 'staff',
  body: z.strictObject({
    code: z.string().regex(/^[A-Z0-9]{2,8}$/),
    name: line(120),
    managerId: PersonId,
    tamId: PersonId.optional(),
    externalId: line(120).optional(),
  }),
  returns: Account,
  refuses: ['access.denied', 'account.code_taken', 'account.external_id_taken', 'account.manager_unknown'],
})
export const changeAccountEndpoint = endpoint({
  method: 'PATCH',
  path: '/accounts/:accountId',
  summary: 'Change name, manager or account manager',
  tag: 'Accounts',
  door: 'staff',
  ifMatch: 'required',
  params: accountParams,
  body: z.strictObject({
    name: line(120).optional(),
    managerId: PersonId.optional(),
    tamId: PersonId.nullable().optional(),
    /** Who stands in for the account manager. */
    deputyId: PersonId.nullable().optional(),
  }),
  returns: Account,
  refuses: [
    'account.not_found',
    'access.denied',
    'account.manager_unknown',
    'account.deputy_unfit',
    'request.stale',
    'request.precondition_required',
  ],
})
