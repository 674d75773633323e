export const staffRoles = ['engineer', 'lead', 'tam', 'product', 'admin', 'auditor'] as const
export type StaffRole = (typeof staffRoles)[number]
export const contactRoles = ['contact', 'primary', 'observer'] as const
export type ContactRole = (typeof contactRoles)[number]

/** What a key may be narrowed to. A session is never narrowed. */
export const scopes = [
  'tickets:read',
  'tickets:write',
  'notes:read',
  'notes:write',
  'accounts:read',
  'accounts:write',
  'policy:read',
  'audit:read',
  'own:write',
  'settings:write',
] as const
export type Scope = (typeof scopes)[number]

/** A person on the customer's side, for one account. */
export interface ContactActor {
  readonly kind: 'contact'
  readonly personId: string
  readonly accountId: string
  readonly role: ContactRole
  /** Given when a key of hers acts: no more than these. */
  readonly scopes?: readonly Scope[]
}

/** A person on the vendor's side. Roles combine; `sight` bounds the accounts. */
export interface StaffActor {
  readonly kind: 'staff'
  readonly personId: string
  readonly roles: readonly StaffRole[]
  readonly sight: 'all' | readonly string[]
  readonly scopes?: readonly Scope[]
}

/** A key of no person. With an account it is the customer's, without one the vendor's. */
export interface RobotActor {
  readonly kind: 'robot'
  readonly keyId: string
  readonly scopes: readonly Scope[]
  readonly accountId?: string
}

/** `worker` is the desk itself, `nobody` a caller who has not signed in. */
export type Actor = ContactActor | StaffActor | RobotActor | { readonly kind: 'worker' } | { readonly kind: 'nobody' }
