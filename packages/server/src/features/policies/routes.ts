import { getPolicyEndpoint, getPriorityGuideEndpoint, listPoliciesEndpoint } from '@mainstay/contracts/policies'
import { type Route, serve } from '../../platform/http/route.ts'
import { getPolicy } from './get-policy.ts'
import { listPolicies } from './list-policies.ts'
import { getPriorityGuide } from './priority-guide.ts'

export const policyRoutes: readonly Route[] = [
  serve(listPoliciesEndpoint, listPolicies),
  serve(getPolicyEndpoint, getPolicy),
  serve(getPriorityGuideEndpoint, getPriorityGuide),
]
