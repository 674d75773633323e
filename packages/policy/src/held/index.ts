export { hourOf, type LetterVerdict, mayWriteToUnproved } from './letters-to-unproved.ts'
export { domainOfAddress, judgeDomain, readDomain } from './mail-domain.ts'
export { type Placing, placeRequest } from './place-request.ts'
