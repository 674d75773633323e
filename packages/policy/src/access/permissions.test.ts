import { describe, expect, it } from 'vitest'
import type { AccessObjects, ObjectKind } from './index.ts'
import {
  type Action,
  type Actor,
  can,
  contactRoles,
  type Permission,
  permissions,
  type StaffRole,
  scopes,
  seenBy,
  staffRoles,
} from './index.ts'

const actions = Object.keys(permissions).filter((name): name is Action => name in permissions)

const contact = (role: (typeof contactRoles)[number], personId = 'ana', accountId = 'acme'): Actor => ({
  ...{ kind: 'contact', personId, accountId, role },
})
const colleague = (roles: readonly StaffRole[], sight: 'all' | readonly string[] = 'all'): Actor => ({
  ...{ kind: 'staff', personId: 'bo', roles, sight },
})
const robot = (accountId?: string, held: readonly (typeof scopes)[number][] = scopes): Actor => ({
  ...{ kind: 'robot', keyId: 'key', scopes: held },
  ...(accountId && { accountId }),
})

/** Everybody who could come to a door, each in one word for the matrix. */
const everybody: Readonly<Record<string, Actor>> = {
  ...Object.fromEntries(contactRoles.map((role) => [role, contact(role)])),
  ...Object.fromEntries(staffRoles.map((role) => [role, colleague([role])])),
  'vendor robot': robot(),
  'customer robot': robot('acme'),
  worker: { kind: 'worker' },
  nobody: { kind: 'nobody' },
}

type Situation = 'team' | 'private of another' | 'another account' | 'a note'
const situations: readonly Situation[] = ['team', 'private of another', 'another account', 'a note']

/** One object of each kind, seen from Ana of acme, in a situation. */
function objectsIn(situation: Situation): AccessObjects {
  const accountId = situation === 'another account' ? 'umbra' : 'acme'
  const sight = situation === 'private of another' ? 'private' : 'team'
  const audience = situation === 'a note' ? 'staff' : 'customer'
  const ofTicket = { accountId, sight, openedBy: 'cleo' } as const
  return {
    account: { accountId },
    agreement: { accountId },
    contact: { accountId },
    engagement: { accountId },
    ticket: { ...ofTicket, status: 'open' },
    passage: { ...ofTicket, audience, writtenBy: 'cleo' },
    file: { ...ofTicket, audience },
    commitment: ofTicket,
    person: { personId: 'cleo', accountId },
    audit: { accountId },
    policy: {},
    feature_request: {},
    release: {},
    desk: {},
  }
}

function ask(actor: Actor, action: Action, objects: AccessObjects) {
  const { object }: Permission = permissions[action]
  return can(actor, action, objects[object])
}

const isReading = (action: Action) => /\.(see|see_notes|see_inside|see_staffs|preview|view_as)$/.test(action)

describe('the permission matrix', () => {
  it.each(situations)('says of everybody and every action what it said before: %s', (situation) => {
    const objects = objectsIn(situation)
    const matrix = actions.map((action) => {
      const allowed = Object.entries(everybody).filter(([, actor]) => ask(actor, action, objects).allowed)
      return `${action}: ${allowed.map(([name]) => name).join(', ') || 'no one'}`
    })
    expect(`\n${matrix.join('\n')}\n`).toMatchSnapshot()
  })

  it('has a way to be seen for every kind of thing', () => {
    const kinds = new Set<ObjectKind>(actions.map((action) => permissions[action].object))
    for (const kind of kinds) expect(Object.keys(seenBy)).toContain(kind)
  })

  it('gives every action to somebody', () => {
    const unused = actions.filter((action) => {
      const own = { ...objectsIn('team'), person: { personId: 'ana', accountId: 'acme' } }
      return !Object.values(everybody).some((actor) => ask(actor, action, own).allowed)
    })
    expect(unused).toEqual([])
  })
})

describe('laws of sight', () => {
  it('nobody who has not signed in may do or see anything', () => {
    for (const situation of situations)
      for (const action of actions)
        expect(ask({ kind: 'nobody' }, action, objectsIn(situation))).toMatchObject({ allowed: false, visible: false })
  })

  it("a contact never learns that another account's things exist", () => {
    const objects = objectsIn('another account')
    const bound = actions.filter(
      (action) => !['policy', 'release', 'desk', 'feature_request'].includes(permissions[action].object),
    )
    for (const role of contactRoles)
      for (const action of bound)
        expect(ask(contact(role), action, objects), `${role} ${action}`).toMatchObject({
          allowed: false,
          visible: false,
        })
  })

  it("a customer's robot never sees another account, a private ticket or a note", () => {
    for (const situation of ['another account', 'private of another', 'a note'] as const)
      for (const action of actions.filter((a) => ['passage', 'file'].includes(permissions[a].object)))
        expect(ask(robot('acme'), action, objectsIn(situation)), `${situation} ${action}`).toMatchObject({
          visible: false,
        })
  })

  it('a colleague does not see a private ticket; its opener, the primary and all staff do', () => {
    const ticket = objectsIn('private of another').ticket
    expect(can(contact('contact'), 'ticket.see', ticket)).toEqual({
      ...{ allowed: false, visible: false, code: 'ticket.not_found' },
    })
    for (const actor of [
      contact('contact', 'cleo'),
      contact('primary'),
      ...staffRoles.map((role) => colleague([role])),
    ])
      expect(can(actor, 'ticket.see', ticket)).toEqual({ allowed: true })
  })

  it('no contact sees a note, whoever she is', () => {
    const { ticket, file, passage } = objectsIn('a note')
    for (const role of contactRoles) {
      expect(can(contact(role, 'cleo'), 'ticket.see_notes', ticket).allowed).toBe(false)
      expect(can(contact(role, 'cleo'), 'file.see', file)).toMatchObject({ visible: false, code: 'file.not_found' })
      expect(can(contact(role, 'cleo'), 'ticket.withdraw_passage', passage)).toMatchObject({ visible: false })
    }
  })

  it('staff with named accounts see no other', () => {
    const limited = colleague(['lead', 'admin'], ['umbra'])
    expect(can(limited, 'ticket.see', objectsIn('team').ticket)).toMatchObject({ visible: false })
    expect(can(limited, 'ticket.reply', objectsIn('another account').ticket)).toEqual({ allowed: true })
  })
})

describe('laws of reading and writing', () => {
  it('an observer reads and is told so when she writes', () => {
    const objects = objectsIn('team')
    for (const action of actions.filter((a) => !isReading(a) && !a.endsWith('_own')))
      expect(ask(contact('observer'), action, objects).allowed, action).toBe(false)
    expect(can(contact('observer'), 'ticket.reply', objects.ticket)).toEqual({
      ...{ allowed: false, visible: true, code: 'access.read_only' },
    })
  })

  it('an observer who once opened a ticket does not change it', () => {
    const ticket = { ...objectsIn('private of another').ticket, openedBy: 'ana' }
    expect(can(contact('observer'), 'ticket.see', ticket).allowed).toBe(true)
    expect(can(contact('observer'), 'ticket.set_sight', ticket).allowed).toBe(false)
  })

  it('an auditor reads everything and writes nothing', () => {
    for (const situation of situations)
      for (const action of actions.filter((a) => !a.endsWith('_own'))) {
        const verdict = ask(colleague(['auditor']), action, objectsIn(situation))
        expect(verdict.allowed, `${situation} ${action}`).toBe(isReading(action))
      }
  })

  it('roles combine: an auditor who is an engineer too may answer', () => {
    expect(can(colleague(['auditor', 'engineer']), 'ticket.reply', objectsIn('team').ticket)).toEqual({ allowed: true })
  })

  it('a key does no more than its scopes, and no more than its person', () => {
    const objects = objectsIn('team')
    const reading: Actor = {
      kind: 'contact',
      personId: 'ana',
      accountId: 'acme',
      role: 'primary',
      scopes: ['tickets:read'],
    }
    expect(can(reading, 'ticket.see', objects.ticket)).toEqual({ allowed: true })
    expect(can(reading, 'ticket.reply', objects.ticket)).toMatchObject({ visible: true, code: 'access.scope_missing' })
    expect(can(reading, 'account.see', objects.account)).toMatchObject({ visible: false })
    expect(can({ ...reading, scopes }, 'staff.manage', objects.desk).allowed).toBe(false)
  })

  it('a key of the vendor without the scope for notes reads none of their files', () => {
    const file = objectsIn('a note').file
    expect(can(robot(undefined, ['tickets:read']), 'file.see', file)).toMatchObject({ visible: false })
    expect(can(robot(undefined, ['tickets:read', 'notes:read']), 'file.see', file)).toEqual({ allowed: true })
  })

  it("everyone looks after their own profile and keys, and nobody after another's", () => {
    const mine = { personId: 'bo' }
    expect(can(colleague(['engineer']), 'api_key.manage_own', mine).allowed).toBe(true)
    expect(can(colleague(['admin']), 'api_key.manage_own', { personId: 'cleo' }).allowed).toBe(false)
  })

  it('someone with mandates in two companies sees herself in both', () => {
    expect(can(contact('contact'), 'person.see', { personId: 'ana', accountId: 'umbra' })).toEqual({ allowed: true })
    expect(can(contact('contact'), 'person.see', { personId: 'bo' })).toMatchObject({ visible: false })
  })

  it('an author takes a passage of hers back, a colleague does not', () => {
    const passage = { ...objectsIn('team').passage, writtenBy: 'ana' }
    expect(can(contact('contact', 'ana'), 'ticket.withdraw_passage', passage).allowed).toBe(true)
    expect(can(contact('contact', 'cleo'), 'ticket.withdraw_passage', passage)).toMatchObject({ visible: true })
  })
})
