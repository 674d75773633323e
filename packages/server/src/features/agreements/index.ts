export { createAgreement } from './create-agreement.ts'
export {
  type Asked,
  clockTermsOf,
  entitlementsOf,
  type Held,
  type HeldTerms,
  openingGround,
  openingTermsOf,
} from './entitlement-of.ts'
export { agreementRoutes } from './routes.ts'
export { seatsOf } from './seats-of.ts'
export { termsInProse } from './terms-in-prose.ts'
