export type { Recipient, ToldContact, ToldEvent, ToldOf, ToldQuestion, ToldStaff, ToldTicket } from './types.ts'
export { whoIsTold } from './who-is-told.ts'
export { type AccountEvent, whoIsToldOfAccount } from './who-is-told-of-account.ts'
