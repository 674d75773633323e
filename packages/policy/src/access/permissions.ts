import type { ObjectKind } from './objects.ts'
import {
  answerers,
  anyContact,
  anyStaff,
  author,
  colleagues,
  contacts,
  on,
  oneself,
  opener,
  type Permission,
  robots,
  staff,
  vendorsRobots,
  worker,
  writingContacts,
} from './sentences.ts'

/** Who may do what, a sentence each: the whole of it, for the server, the screens and the permission matrix. */
export const permissions = {
  'ticket.open': on('account', 'tickets:write', writingContacts, robots),
  'ticket.open_on_behalf': on('account', 'tickets:write', answerers),
  'ticket.see': on('ticket', 'tickets:read', anyContact, anyStaff, robots, worker),
  'ticket.see_notes': on('ticket', 'notes:read', anyStaff, vendorsRobots, worker),
  'ticket.reply': on('ticket', 'tickets:write', writingContacts, answerers, robots),
  'ticket.note': on('ticket', 'notes:write', colleagues, vendorsRobots),
  'ticket.change_priority': on('ticket', 'tickets:write', writingContacts, answerers),
  'ticket.change_status': on('ticket', 'tickets:write', writingContacts, answerers, worker),
  'ticket.resolve': on('ticket', 'tickets:write', answerers, worker),
  'ticket.close': on('ticket', 'tickets:write', writingContacts, answerers, worker),
  'ticket.reopen': on('ticket', 'tickets:write', writingContacts, answerers),
  'ticket.withdraw': on('ticket', 'tickets:write', writingContacts),
  'ticket.close_as_spam_or_duplicate': on('ticket', 'tickets:write', staff('lead')),
  'ticket.ask_attention': on('ticket', 'tickets:write', writingContacts),
  'ticket.acknowledge_attention': on('ticket', 'tickets:write', staff('lead', 'tam')),
  'ticket.disagree': on('ticket', 'tickets:write', writingContacts),
  'ticket.decide_dissent': on('ticket', 'tickets:write', staff('lead')),
  'ticket.assign': on('ticket', 'tickets:write', answerers),
  'ticket.promise_update': on('ticket', 'tickets:write', answerers),
  'ticket.give_workaround': on('ticket', 'tickets:write', answerers),
  'ticket.follow': on('ticket', 'tickets:write', writingContacts, colleagues),
  'ticket.take_over': on('ticket', 'tickets:write', writingContacts),
  'ticket.set_sight': on('ticket', 'tickets:write', opener, contacts('primary')),
  'ticket.withdraw_passage': on('passage', 'tickets:write', author, answerers, staff('admin')),

  'file.see': on('file', 'tickets:read', anyContact, anyStaff, robots, worker),
  'file.upload': on('account', 'tickets:write', writingContacts, colleagues, robots),
  'commitment.see': on('commitment', 'tickets:read', anyContact, anyStaff, robots, worker),
  'decision.preview': on('account', 'policy:read', anyContact, anyStaff, robots),

  'account.see': on('account', 'accounts:read', anyContact, anyStaff, robots, worker),
  'account.create': on('desk', 'accounts:write', staff('lead', 'admin')),
  'account.update': on('account', 'accounts:write', staff('lead', 'tam', 'admin')),
  'agreement.see': on('agreement', 'accounts:read', anyContact, anyStaff, robots, worker),
  'agreement.create': on('account', 'accounts:write', staff('lead', 'admin')),
  'agreement.amend': on('agreement', 'accounts:write', staff('lead', 'admin')),
  'contact.see': on('contact', 'accounts:read', anyContact, anyStaff, robots, worker),
  'contact.invite': on('account', 'accounts:write', contacts('primary'), staff('lead', 'tam', 'admin')),
  'contact.end': on('contact', 'accounts:write', contacts('primary'), staff('lead', 'tam', 'admin')),

  'contact.change_primary': on('account', 'accounts:write', contacts('primary'), staff('lead', 'tam', 'admin')),
  'contact.name_deputy': on('account', 'accounts:write', contacts('primary'), staff('lead', 'tam', 'admin')),
  'contact.say_away': on(
    'person',
    'accounts:write',
    oneself,
    contacts('primary'),
    staff('engineer', 'lead', 'tam', 'admin'),
  ),
  'contact.move': on('person', 'accounts:write', oneself, contacts('primary'), staff('lead', 'tam', 'admin')),

  'person.see': on('person', 'accounts:read', oneself, anyContact, anyStaff, worker),
  'person.update_own': on('person', 'own:write', oneself),
  'person.clear_address': on('person', 'accounts:write', oneself, staff('engineer', 'lead', 'tam', 'admin')),
  'api_key.manage_own': on('person', 'own:write', oneself),
  'staff.see': on('desk', 'accounts:read', anyStaff, worker),
  'staff.manage': on('desk', 'settings:write', staff('admin')),

  'policy.see': on('policy', 'policy:read', anyContact, anyStaff, robots, worker),
  'policy.publish': on('desk', 'settings:write', staff('admin')),
  'audit.see': on('audit', 'audit:read', staff('lead', 'admin', 'auditor')),
  'outbox.see': on('desk', 'audit:read', staff('lead', 'admin', 'auditor'), worker),
  'settings.manage': on('desk', 'settings:write', staff('admin')),
  'clock.accept': on('desk', 'settings:write', staff('admin')),
} as const satisfies Readonly<Record<string, Permission>>

export type Action = keyof typeof permissions
export type ObjectOf<A extends Action> = (typeof permissions)[A]['object']

/** The action that tells whether a thing may be seen: refused with 403 where it may, with 404 where not. */
export const seenBy = {
  account: 'account.see',
  agreement: 'agreement.see',
  contact: 'contact.see',
  ticket: 'ticket.see',
  passage: 'ticket.see',
  file: 'file.see',
  commitment: 'commitment.see',
  person: 'person.see',
  audit: 'audit.see',
  policy: 'policy.see',
  desk: 'staff.see',
} as const satisfies Readonly<Record<ObjectKind, Action>>
