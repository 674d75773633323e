export { currentPolicy, policyOf } from './policy-of.ts'
export { policyForAccount } from './priority-guide.ts'
export { publishPolicy } from './publish-policy.ts'
