import { describe, expect, it } from 'vitest'
import {
  type AccessObjects,
  type Action,
  type Actor,
  type Answer,
  can,
  contactRoles,
  permissionMatrix,
  type Seat,
  scopes,
  seats,
  staffRoles,
} from './index.ts'

/** Ana of acme, Bo of the vendor, and the two kinds of keys, as each seat of the matrix. */
function actorIn(seat: Seat, seesAll = false): Actor {
  const contact = contactRoles.find((role) => role === seat)
  if (contact) return { kind: 'contact', personId: 'self', accountId: 'acme', role: contact }
  const colleague = staffRoles.find((role) => role === seat)
  if (colleague) return { kind: 'staff', personId: 'self', roles: [colleague], sight: seesAll ? 'all' : ['acme'] }
  return { kind: 'robot', keyId: 'key', scopes, ...(seat === 'customer_robot' ? { accountId: 'acme' } : {}) }
}

interface Hands {
  readonly accountId?: string
  readonly opened?: boolean
  readonly wrote?: boolean
  readonly is?: boolean
  readonly seesAll?: boolean
  readonly manages?: boolean
}
/** One thing of each kind: whose account it is of, and whether the asker opened it, wrote it, is it, or looks after it. */
function objectsOf({ accountId = 'acme', opened, wrote, is, manages }: Hands): AccessObjects {
  const ofTicket = { accountId, sight: 'team', openedBy: opened ? 'self' : 'cleo' } as const
  const parts = {
    account: { accountId },
    ticket: { ...ofTicket, status: 'open' },
    passage: { ...ofTicket, audience: 'customer', writtenBy: wrote ? 'self' : 'cleo' },
    file: { ...ofTicket, audience: 'customer' },
    person: { personId: is ? 'self' : 'cleo', accountId },
  } as const
  const agreement = { accountId, managedBy: manages ? 'self' : 'cleo' }
  const ofAccount = { agreement, contact: parts.account, audit: parts.account, engagement: parts.account }
  return { ...parts, ...ofAccount, commitment: ofTicket, policy: {}, release: {}, feature_request: {}, desk: {} }
}
const may = (seat: Seat, action: Action, object: keyof AccessObjects, hands: Hands) =>
  can(actorIn(seat, hands.seesAll), action, objectsOf(hands)[object]).allowed

const hands: Readonly<Record<Answer, Hands | undefined>> = {
  always: {},
  if_opener: { opened: true },
  if_author: { wrote: true },
  if_oneself: { is: true },
  if_all_in_sight: { seesAll: true },
  if_account_manager: { manages: true },
  never: undefined,
}
const bound = (object: keyof AccessObjects) => !['policy', 'release', 'desk', 'feature_request'].includes(object)

describe.each(permissionMatrix())('$action of $object', ({ action, object, answers }) => {
  it.each(seats)('the matrix says of %s what the door says', (seat) => {
    const answer = answers[seat]
    const own = hands[answer]
    expect(may(seat, action, object, {})).toBe(answer === 'always')
    if (own) expect(may(seat, action, object, own)).toBe(true)
    else
      expect(may(seat, action, object, { opened: true, wrote: true, is: true, seesAll: true, manages: true })).toBe(
        false,
      )
  })
})

const ofAccounts = permissionMatrix().filter(({ object }) => bound(object))
it.each(ofAccounts)('$action: nobody bound to one account may do it to a stranger of another', ({ action, object }) => {
  for (const seat of seats.filter((one) => one !== 'vendor_robot'))
    expect(may(seat, action, object, { accountId: 'umbra' }), seat).toBe(false)
})

it('every action has its row', () => {
  expect(permissionMatrix()).toHaveLength(new Set(permissionMatrix().map(({ action }) => action)).size)
})
