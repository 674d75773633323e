export { type Egress, EgressFault, type EgressRequest, type EgressTrouble, openEgress } from './egress.ts'
