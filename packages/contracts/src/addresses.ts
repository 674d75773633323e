import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Proof } from './second-factor.ts'
import { AddressChangeId, AddressId, Email, Instant, Nothing } from './shared.ts'
import { LinkToken } from './sign-in.ts'

/** An address of yours: each opens the same door; mail goes to the main one. */
export const OwnAddress = z.object({
  id: AddressId,
  email: Email,
  isMain: z.boolean(),
  provedAt: Instant.nullable(),
})
/** An address on its way: it counts once both ends have confirmed. */
export const AddressChange = z.object({
  id: AddressChangeId,
  email: Email,
  becomesMain: z.boolean(),
  newConfirmedAt: Instant.nullable(),
  oldConfirmedAt: Instant.nullable(),
  expiresAt: Instant,
})
export const listOwnAddressesEndpoint = endpoint({
  method: 'GET',
  path: '/me/addresses',
  summary: 'Your addresses, and those on their way',
  tag: 'Access',
  returns: z.object({ items: z.array(OwnAddress), changes: z.array(AddressChange) }),
  refuses: ['access.denied'],
})
export const addOwnAddressEndpoint = endpoint({
  method: 'POST',
  path: '/me/addresses',
  summary: 'Ask for another address of yours; it counts once a link at both addresses was confirmed',
  tag: 'Access',
  status: 202,
  body: z.strictObject({ ...Proof, email: Email, becomesMain: z.boolean().default(false) }),
  returns: AddressChange,
  refuses: [
    'access.denied',
    'session.wrong_credentials',
    'session.locked',
    'session.too_old',
    'session.by_provider',
    'mail.not_set_up',
    'address.yours',
    'address.too_many',
  ],
})
const ofAddress = z.object({ addressId: AddressId })
const changesAddress = [
  'access.denied',
  'session.wrong_credentials',
  'session.locked',
  'session.too_old',
  'session.by_provider',
] as const
export const makeAddressMainEndpoint = endpoint({
  method: 'POST',
  path: '/me/addresses/:addressId/main',
  summary: 'Take mail at this address from now on; the one before is told',
  tag: 'Access',
  params: ofAddress,
  body: z.strictObject(Proof),
  returns: Nothing,
  refuses: [...changesAddress, 'address.not_found', 'address.not_proved'],
})
export const removeAddressEndpoint = endpoint({
  method: 'POST',
  path: '/me/addresses/:addressId/remove',
  summary: 'Remove an address of yours; it opens nothing any more',
  tag: 'Access',
  params: ofAddress,
  body: z.strictObject(Proof),
  returns: Nothing,
  refuses: [...changesAddress, 'address.not_found', 'address.is_main'],
})
export const cancelAddressChangeEndpoint = endpoint({
  method: 'POST',
  path: '/me/address-changes/:addressChangeId/cancel',
  summary: 'Do not take this address after all',
  tag: 'Access',
  params: z.object({ addressChangeId: AddressChangeId }),
  returns: Nothing,
  refuses: ['access.denied', 'address.not_found'],
})
export const confirmAddressEndpoint = endpoint({
  method: 'POST',
  path: '/auth/links/address',
  summary: 'Confirm a new address, at the new or at the old one; or refuse it at the old one',
  tag: 'Sign-in',
  door: 'anyone',
  body: z.strictObject({
    token: LinkToken,
    at: z.enum(['new', 'old']),
    /** Only at the old one: nobody here asked for it. */
    refuse: z.boolean().default(false),
  }),
  returns: z.object({ isDone: z.boolean() }),
  refuses: ['link.spent', 'person.email_taken'],
})
