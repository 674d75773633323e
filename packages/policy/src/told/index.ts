export type { Recipient, ToldContact, ToldEvent, ToldOf, ToldQuestion, ToldStaff, ToldTicket } from './types.ts'
export { whoIsTold } from './who-is-told.ts'
