import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { FileRef } from './files.ts'
import {
  AccountId,
  AccountRef,
  Email,
  HeldRequestId,
  Instant,
  line,
  Nothing,
  PersonRef,
  Priority,
  page,
  pageQuery,
  TicketId,
  text,
} from './shared.ts'

/** `unproved`: nobody has said yet that the address is theirs. `disowned`: its owner said the request is not. */
export const HeldState = z.enum(['unproved', 'held', 'adopted', 'declined', 'spam', 'disowned'])
/** Why a request was declined; each has fixed words for the sender. */
export const DeclineReason = z.enum(['ask_contacts', 'already_known', 'not_for_support'])
const AdoptedKind = z.enum(['defect', 'question', 'consultation'])

/** What somebody without a mandate wrote: kept until a contact takes it on or declines it. */
export const HeldRequest = z.object({
  id: HeldRequestId,
  account: AccountRef.nullable(),
  state: HeldState,
  /** What said whose request it is. */
  placedBy: z.enum(['portal', 'mail_domain', 'staff']).nullable(),
  /** Nobody has checked who is behind it; the address at most answered our mail. */
  sender: z.object({ name: z.string(), email: z.string(), isAddressProved: z.boolean() }),
  subject: z.string(),
  text: z.string(),
  /** Withheld: they join the ticket, nobody fetches them before. */
  files: z.array(FileRef),
  at: Instant,
  heldAt: Instant.nullable(),
  seenAt: Instant.nullable(),
  managerToldAt: Instant.nullable(),
  decidedAt: Instant.nullable(),
  decidedBy: PersonRef.nullable(),
  declinedBecause: DeclineReason.nullable(),
  /** Why a lead admitted it: both sides read this. */
  admittedBecause: z.string().nullable(),
  ticket: z.object({ id: TicketId, number: z.string() }).nullable(),
  /** What it becomes when it is taken on and nothing else is said. */
  adoptedAs: z.object({ kind: AdoptedKind, priority: Priority }),
  /** Staff only: whose contact the address is, or was until then. */
  knownFrom: z.object({ account: AccountRef, until: Instant.nullable() }).nullable(),
  may: z.array(z.enum(['adopt', 'decline', 'admit', 'assign', 'spam'])),
  version: z.number().int(),
})
export type HeldRequest = z.infer<typeof HeldRequest>

const heldParams = z.object({ heldRequestId: HeldRequestId })
const seen = ['held_request.not_found', 'access.denied'] as const

export const sendRequestEndpoint = endpoint({
  method: 'POST',
  path: '/held-requests',
  summary: 'Write to us without being a technical contact; the answer is the same whoever writes',
  tag: 'Held requests',
  door: 'anyone',
  status: 202,
  body: z.strictObject({
    name: line(120),
    email: Email,
    subject: line(300),
    text: text(20_000),
    /** The dedicated portal it was written on. */
    portal: z
      .string()
      .regex(/^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$/)
      .optional(),
  }),
  /** `receipt` lets files follow, for an hour. */
  returns: z.object({ receipt: z.string() }),
  refuses: ['idempotency.key_reused', 'idempotency.in_flight'],
})
/** The receipt goes in the header `Mainstay-Receipt`; the body is the file itself, 10 MB at most, five of them. */
export const sendRequestFileEndpoint = endpoint({
  method: 'POST',
  path: '/held-requests/files',
  summary: 'Add a file to what was just sent; the receipt goes in the header Mainstay-Receipt',
  tag: 'Held requests',
  door: 'anyone',
  status: 201,
  query: z.strictObject({ name: z.string().min(1).max(300).optional() }),
  returns: z.object({ name: z.string(), size: z.number().int() }),
  refuses: ['held_request.receipt_void', 'held_request.files_full', 'file.too_large', 'file.storage_full'],
})

const proofBody = { secret: z.string().min(20).max(200) }
export const lookAtProofEndpoint = endpoint({
  method: 'POST',
  path: '/address-proofs/look',
  summary: 'What waits for the word of whoever holds the mailbox; changes nothing',
  tag: 'Held requests',
  door: 'anyone',
  body: z.strictObject(proofBody),
  returns: z.object({ items: z.array(z.object({ id: HeldRequestId, subject: z.string(), at: Instant })) }),
  refuses: ['address_proof.void'],
})
export const proveAddressEndpoint = endpoint({
  method: 'POST',
  path: '/address-proofs',
  summary: 'Say which of the requests under this address are yours; the others are dropped. Once',
  tag: 'Held requests',
  door: 'anyone',
  body: z.strictObject({ ...proofBody, mine: z.array(HeldRequestId).max(100) }),
  returns: z.object({ count: z.number().int() }),
  refuses: ['address_proof.void'],
})

export const listHeldRequestsEndpoint = endpoint({
  method: 'GET',
  path: '/held-requests',
  summary: 'Requests from people without a mandate, oldest first while they wait, else newest first',
  tag: 'Held requests',
  door: 'signed_in',
  query: z.strictObject({
    state: HeldState.default('held'),
    /** `none`: those of no account, which only staff see. */
    accountId: z.union([AccountId, z.literal('none')]).optional(),
    ...pageQuery,
  }),
  returns: page(HeldRequest),
  refuses: ['request.cursor_invalid', 'access.denied'],
})
export const getHeldRequestEndpoint = endpoint({
  method: 'GET',
  path: '/held-requests/:heldRequestId',
  summary: 'Read a held request',
  tag: 'Held requests',
  door: 'signed_in',
  params: heldParams,
  returns: HeldRequest,
  refuses: seen,
})
export const seeHeldRequestEndpoint = endpoint({
  method: 'POST',
  path: '/held-requests/:heldRequestId/seen',
  summary: 'A contact has opened it; the manager need not be told',
  tag: 'Held requests',
  door: 'customer',
  params: heldParams,
  returns: HeldRequest,
  refuses: seen,
})
export const adoptRequestEndpoint = endpoint({
  method: 'POST',
  path: '/held-requests/:heldRequestId/adoption',
  summary: 'Take it on: it becomes your ticket and the clock starts',
  tag: 'Held requests',
  door: 'customer',
  params: heldParams,
  body: z.strictObject({ kind: AdoptedKind.optional(), priority: Priority.optional() }),
  returns: HeldRequest,
  refuses: [...seen, 'held_request.decided', 'contact.training_required', 'contact.not_mandated', 'product.unknown'],
})
export const declineRequestEndpoint = endpoint({
  method: 'POST',
  path: '/held-requests/:heldRequestId/decline',
  summary: 'Decline it; the sender is told politely, with nobody’s name',
  tag: 'Held requests',
  door: 'customer',
  params: heldParams,
  body: z.strictObject({ because: DeclineReason }),
  returns: HeldRequest,
  refuses: [...seen, 'held_request.decided'],
})
export const admitRequestEndpoint = endpoint({
  method: 'POST',
  path: '/held-requests/:heldRequestId/admission',
  summary: 'Admit it without waiting for a contact, with a reason that both sides read',
  tag: 'Held requests',
  door: 'staff',
  params: heldParams,
  body: z.strictObject({ reason: text(2000), kind: AdoptedKind.optional(), priority: Priority.optional() }),
  returns: HeldRequest,
  refuses: [...seen, 'held_request.decided', 'held_request.no_account', 'person.not_found', 'product.unknown'],
})
export const assignRequestEndpoint = endpoint({
  method: 'POST',
  path: '/held-requests/:heldRequestId/assignment',
  summary: 'Say whose request it is; its contacts see it from then on',
  tag: 'Held requests',
  door: 'staff',
  params: heldParams,
  body: z.strictObject({ accountId: AccountId }),
  returns: HeldRequest,
  refuses: [...seen, 'held_request.decided', 'account.not_found'],
})
export const closeAsSpamEndpoint = endpoint({
  method: 'POST',
  path: '/held-requests/:heldRequestId/spam',
  summary: 'Close it as spam; nobody is told',
  tag: 'Held requests',
  door: 'staff',
  params: heldParams,
  returns: Nothing,
  refuses: [...seen, 'held_request.decided'],
})
export const getProofMailsEndpoint = endpoint({
  method: 'GET',
  path: '/proof-mails',
  summary: 'How many letters went to unproved addresses, and how many were put off',
  tag: 'Held requests',
  door: 'staff',
  returns: z.object({
    mailedThisHour: z.number().int(),
    mailedToday: z.number().int(),
    putOffToday: z.number().int(),
    perHour: z.number().int(),
    everyHours: z.number().int(),
  }),
  refuses: [],
})
