export { agreementAt } from './amend-agreement.ts'
export { type EntitlementQuestion, graceEndsOn } from './candidates.ts'
export { clockTerms, type Granted, type PrimaryPlace } from './clock-terms.ts'
export { compareTerms, type TermChange, type Worded } from './compare-terms.ts'
export { type DedicatedPortal, dedicatedPortalAt } from './dedicated-portal.ts'
export { type EndingSoon, endingSoon, nextMarkAt } from './ends-soon.ts'
export { entitlementAt } from './entitlement-at.ts'
export { grantGrace } from './grace.ts'
export { type Succession, succession } from './renewal.ts'
export { type SeatsHeld, seatsAt } from './seats-at.ts'
export { type Sold, termsOf } from './sold-terms.ts'
export { turningPoints } from './turning-points.ts'
export type {
  Agreement,
  AgreementChange,
  Amendment,
  CadenceKey,
  EntitledTerms,
  Entitlement,
  HeldCadence,
  HeldTerm,
  InForce,
  NotInForce,
  ScalarKey,
  ScalarValue,
  TermSource,
} from './types.ts'
export { type SeatTaken, stayEndsAt, stayToldAgainAt, whoStays } from './who-stays.ts'
