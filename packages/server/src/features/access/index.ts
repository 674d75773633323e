export { type AccessSlice, openAccess } from './access-slice.ts'
export { makeKey } from './api-keys.ts'
export { createSignIn } from './create-sign-in.ts'

export { hashPassword } from './passwords.ts'

export { isSetUp } from './setup.ts'
export { openSignInPool } from './sign-in-pool.ts'
export { dropOldTries } from './sign-in-throttle.ts'
export { ownAccountsOf, principalOf } from './standing.ts'
