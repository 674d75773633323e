import { type Answer, contactRoles, type ObjectKind, type Seat, staffRoles } from '@mainstay/policy/access'
import { createText } from '../../ui/text/translate.ts'

/** What stands over the columns: two sides, and the keys that belong to no person. */
export const sides: readonly { readonly name: string; readonly seats: readonly Seat[] }[] = [
  { name: 'Customer', seats: contactRoles },
  { name: 'Staff', seats: staffRoles },
  { name: 'Keys of no person', seats: ['customer_robot', 'vendor_robot'] },
]

/** A seat in the fewest words that fit over a column. */
export const shortSeatWords: Readonly<Record<Seat, string>> = {
  contact: 'Contact',
  primary: 'Primary',
  observer: 'Reads',
  engineer: 'Engineer',
  lead: 'Lead',
  tam: 'TAM',
  product: 'Product',
  admin: 'Admin',
  auditor: 'Auditor',
  customer_robot: 'Account’s',
  vendor_robot: 'Vendor’s',
}

/** A seat by its whole name. */
export const seatWords: Readonly<Record<Seat, string>> = {
  contact: 'Technical contact',
  primary: 'Primary contact',
  observer: 'Can read',
  engineer: 'Engineer',
  lead: 'Lead',
  tam: 'Technical account manager',
  product: 'Product',
  admin: 'Administrator',
  auditor: 'Auditor',
  customer_robot: 'Account’s robot',
  vendor_robot: 'Vendor’s robot',
}

export const answerWords: Readonly<Record<Answer, string>> = {
  always: 'yes',
  if_opener: 'if they opened it',
  if_author: 'if they wrote it',
  if_oneself: 'their own',
  if_all_in_sight: 'if they see all accounts',
  if_account_manager: 'if they look after the account',
  never: 'no',
}

/** Each kind of thing: its heading, and what bounds it before any role is asked. */
export const objectWords: Readonly<Record<ObjectKind, { readonly heading: string; readonly bounds: string }>> = {
  ticket: {
    heading: 'On a ticket',
    bounds:
      'Customers: tickets of their own account; a private one only its opener and the primary contact. Staff with named accounts: tickets of those accounts. Notes never leave the staff.',
  },
  passage: {
    heading: 'On a passage of a message',
    bounds: 'Wherever the ticket is in sight; a passage of a note only for staff.',
  },
  file: {
    heading: 'On a file',
    bounds: 'Wherever the ticket is in sight; a file of a note only for staff.',
  },
  commitment: {
    heading: 'On a promise',
    bounds: 'Wherever the ticket is in sight.',
  },
  account: {
    heading: 'For an account',
    bounds: 'Customers: their own account. Staff with named accounts: those alone.',
  },
  agreement: {
    heading: 'On an agreement',
    bounds: 'Customers: their own account’s. Staff with named accounts: those accounts’.',
  },
  contact: {
    heading: 'On a technical contact',
    bounds: 'Customers: of their own account. Staff with named accounts: of those accounts.',
  },
  person: {
    heading: 'On a person',
    bounds: 'Oneself always. Customers: people of their own account. Staff: everyone, or people of the named accounts.',
  },
  engagement: {
    heading: 'On a session with a customer',
    bounds:
      'Customers: sessions of their own account, minutes once they are out. Staff with named accounts: those of these accounts.',
  },
  feature_request: {
    heading: 'On a request for the product',
    bounds:
      'Customers: what is public or shown to their plan, and what their account asks for. What others wrote for it is never theirs to read.',
  },
  release: { heading: 'On releases', bounds: 'The same for every account; a hotfix for those it was made for.' },
  policy: { heading: 'On the policy', bounds: 'The same for every account.' },
  audit: {
    heading: 'On the audit log',
    bounds: 'Staff with named accounts: entries of those accounts.',
  },
  desk: { heading: 'On the desk as a whole', bounds: 'Its staff, settings, clock and outgoing mail.' },
}

const isObject = (name: string): name is ObjectKind => name in objectWords
/** Kinds of things in the order in which the page shows them. */
export const objectOrder: readonly ObjectKind[] = Object.keys(objectWords).filter(isObject)

const permissionsText = {
  'permissions.title': 'Permissions · Mainstay',
  'permissions.heading': 'Permissions',
  'permissions.says':
    'Read from the sentences that decide on every door. Roles combine; a key does no more than its scopes and its person.',
  'permissions.find': 'Find an action, a role or a scope',
  'permissions.action': 'Action',
  'permissions.scope': 'Scope of a key',
  'permissions.table': 'Permission matrix',
  'permissions.none': 'No action fits “{wanted}”',
  'permissions.none_how': 'Look for a verb or a thing: reply, ticket, key, audit.',
  'permissions.count': '{count, plural, one {# action} other {# actions}}',
  'permissions.everyone': 'everyone',
  'permissions.with': '{seat}, {condition}',
  'permissions.nobody': 'no one',
} as const

export const t = createText(permissionsText)
