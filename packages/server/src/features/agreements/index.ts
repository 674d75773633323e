export { coverageSpans } from './coverage-spans.ts'
export { createAgreement } from './create-agreement.ts'
export {
  type Asked,
  clockTermsFrom,
  clockTermsOf,
  entitlementOf,
  entitlementsOf,
  type Held,
  type HeldTerms,
  openingGround,
  openingTermsOf,
} from './entitlement-of.ts'
export { portalStandingsOf } from './portal-standing.ts'
export type { PreviewClocks, PreviewOwed, TermsThen, TicketCovered } from './ports.ts'
export { yearlyValuesOf } from './record-value.ts'
export { agreementRoutes } from './routes.ts'
export { seatsIn, seatsOf, seatsOfEach } from './seats-of.ts'
export { agreementSources } from './sources.ts'
export { type AccountStanding, type AgreementHeld, standingsOf } from './standings.ts'
export { termsInProse } from './terms-in-prose.ts'
