export { type Egress, EgressFault, openEgress } from './egress.ts'
