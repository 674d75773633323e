export { type AccessSlice, openAccess } from './access-slice.ts'
export { makeKey } from './api-keys.ts'
export { createSignIn } from './create-sign-in.ts'
export { keepDoors } from './keep-doors.ts'
export type { OneTimeLink, OneTimeLinks } from './one-time-links.ts'

export { hashPassword } from './passwords.ts'

export { isSetUp } from './setup.ts'
export { openSignInPool } from './sign-in-pool.ts'
export { principalOf } from './standing.ts'
