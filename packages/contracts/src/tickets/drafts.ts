import { z } from 'zod'
import { endpoint } from '../endpoint.ts'
import { Instant, Nothing } from '../shared.ts'

export const getDraftEndpoint = endpoint({
  method: 'GET',
  path: '/drafts/:about',
  summary: 'What you were writing',
  isHersAlone: true,
  tag: 'Drafts',
  door: 'signed_in',
  params: z.object({ about: z.string().regex(/^(new_ticket|tkt_[0-9a-z]{26}(\.note)?)$/) }),
  returns: z.object({ content: z.record(z.string(), z.unknown()), updatedAt: Instant }).nullable(),
  refuses: ['request.not_found'],
})
export const keepDraftEndpoint = endpoint({
  method: 'POST',
  path: '/drafts/:about',
  summary: 'Keep what you are writing; an empty content drops it',
  tag: 'Drafts',
  door: 'signed_in',
  params: z.object({ about: z.string().regex(/^(new_ticket|tkt_[0-9a-z]{26}(\.note)?)$/) }),
  body: z.strictObject({
    content: z
      .record(
        z.string().max(40),
        z.union([z.string().max(100_000), z.number(), z.boolean(), z.null(), z.array(z.string().max(100)).max(30)]),
      )
      .nullable(),
  }),
  returns: Nothing,
  refuses: ['ticket.not_found', 'draft.too_large'],
})
