export { agreementAt } from './amend-agreement.ts'
export { clockTerms, type Granted, type PrimaryPlace } from './clock-terms.ts'
export { type EntitlementQuestion, entitlementAt } from './entitlement-at.ts'
export { type Sold, termsOf } from './sold-terms.ts'
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
