import { z } from 'zod'
import { endpoint } from '../endpoint.ts'
import { AccountRef, CivilDate, ReleaseId, text } from '../shared.ts'
import { params } from './of-release.ts'
import { Release } from './release.ts'

const Told = z.object({
  account: AccountRef,
  tickets: z.array(
    z.object({ number: z.string(), subject: z.string(), isTold: z.boolean(), asksToConfirm: z.boolean() }),
  ),
  people: z.number().int(),
})
export const previewReleaseEndpoint = endpoint({
  method: 'GET',
  path: '/releases/:releaseId/audience',
  summary: 'Who will be told of which tickets when this release is out, and what it does to support windows',
  tag: 'Releases',
  door: 'staff',
  params,
  returns: z.object({
    tells: z.array(Told),
    ends: z.array(
      z.object({
        line: z.string(),
        before: CivilDate.nullable(),
        until: CivilDate,
        effect: z.enum(['ends', 'begins_last_months']),
        /** The first of the accounts that run it, and how many there are. */
        accounts: z.array(z.object({ account: AccountRef, environments: z.number().int() })),
        accountsInAll: z.number().int(),
      }),
    ),
  }),
  refuses: ['access.denied', 'release.not_found'],
})
export const publishReleaseEndpoint = endpoint({
  method: 'POST',
  path: '/releases/:releaseId/publish',
  summary: 'Publish a release; whose tickets it mends is told once, on the day it is available',
  tag: 'Releases',
  door: 'staff',
  ifMatch: 'honoured',
  params,
  body: z.strictObject({}),
  returns: Release,
  refuses: [
    'access.denied',
    'release.not_found',
    'release.not_a_draft',
    'release.date_needed',
    'release.accounts_needed',
    'request.stale',
  ],
})
export const withdrawReleaseEndpoint = endpoint({
  method: 'POST',
  path: '/releases/:releaseId/withdraw',
  summary: 'Withdraw a published release, with a reason that its readers see',
  tag: 'Releases',
  door: 'staff',
  ifMatch: 'honoured',
  params,
  body: z.strictObject({ because: text(500) }),
  returns: Release,
  refuses: ['access.denied', 'release.not_found', 'release.not_published', 'request.stale'],
})
export const mergeHotfixEndpoint = endpoint({
  method: 'POST',
  path: '/releases/:releaseId/merge',
  summary: 'Say which release contains this hotfix: it is needless from then on',
  tag: 'Releases',
  door: 'staff',
  ifMatch: 'honoured',
  params,
  body: z.strictObject({ intoId: ReleaseId }),
  returns: Release,
  refuses: ['access.denied', 'release.not_found', 'release.base_unfit', 'request.stale'],
})

export const solveByReleaseEndpoint = endpoint({
  method: 'POST',
  path: '/releases/:releaseId/solved',
  summary: 'Say that a release solves what you were about to open a ticket for; or that it does not after all',
  tag: 'Releases',
  door: 'customer',
  params,
  body: z.strictObject({ isSolved: z.boolean().default(true) }),
  returns: z.object({ isSolved: z.boolean() }),
  refuses: ['access.denied', 'release.not_found'],
})
