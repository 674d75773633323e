import type { ContactRole, Scope, StaffRole } from './actors.ts'
import type { ObjectKind } from './objects.ts'

/** Who a sentence of permission speaks of. Everyone in it must also have the object in sight. */
export type Grant =
  /** `ofAll`: only those who have every account in sight. */
  | { readonly to: 'staff'; readonly roles: readonly StaffRole[]; readonly ofAll?: true }
  | { readonly to: 'contacts'; readonly roles: readonly ContactRole[] }
  /** Whoever is the opener, the author, or the person herself. */
  | { readonly to: 'opener' | 'author' | 'oneself' }
  /** The member of the staff who looks after the account, whatever their role. */
  | { readonly to: 'account_manager' }
  /** Keys of no person: any, or the vendor's alone. */
  | { readonly to: 'robots' | 'vendors_robots' }
  | { readonly to: 'worker' }

export interface Permission<K extends ObjectKind = ObjectKind> {
  readonly object: K
  /** The scope that a key needs for it. */
  readonly scope: Scope
  readonly grants: readonly Grant[]
}

/** "May be done to <object>, by a key with <scope>, by these." */
export function on<K extends ObjectKind>(object: K, scope: Scope, ...grants: readonly Grant[]): Permission<K> {
  return { object, scope, grants }
}

/** Staff with one of these roles, for accounts that they see. */
export const staff = (...roles: readonly StaffRole[]): Grant => ({ to: 'staff', roles })
/** What touches every account is for those who have every account in sight. */
export const staffOfAll = (...roles: readonly StaffRole[]): Grant => ({ to: 'staff', roles, ofAll: true })
/** People of the account itself with one of these roles. */
export const contacts = (...roles: readonly ContactRole[]): Grant => ({ to: 'contacts', roles })
export const opener: Grant = { to: 'opener' }
export const author: Grant = { to: 'author' }
export const oneself: Grant = { to: 'oneself' }
export const accountManager: Grant = { to: 'account_manager' }
export const robots: Grant = { to: 'robots' }
export const vendorsRobots: Grant = { to: 'vendors_robots' }
export const worker: Grant = { to: 'worker' }

/** Those who answer tickets. */
export const answerers = staff('engineer', 'lead', 'tam')
/** Everyone on the staff who works on something; the auditor only reads. */
export const colleagues = staff('engineer', 'lead', 'tam', 'product', 'admin')
export const anyStaff = staff('engineer', 'lead', 'tam', 'product', 'admin', 'auditor')
/** Contacts who may write; observers only read. */
export const writingContacts = contacts('contact', 'primary')
export const anyContact = contacts('contact', 'primary', 'observer')
