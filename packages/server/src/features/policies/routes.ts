import {
  getPolicyEndpoint,
  getPriorityGuideEndpoint,
  listPoliciesEndpoint,
  publishPolicyEndpoint,
} from '@mainstay/contracts/policies'
import { type Route, serve } from '../../platform/http/route.ts'
import { getPolicy } from './get-policy.ts'
import { listPolicies } from './list-policies.ts'
import { getPriorityGuide } from './priority-guide.ts'
import { publishPolicyDocument } from './publish-policy.ts'

export const policyRoutes: readonly Route[] = [
  serve(listPoliciesEndpoint, listPolicies),
  serve(publishPolicyEndpoint, publishPolicyDocument),
  serve(getPolicyEndpoint, getPolicy),
  serve(getPriorityGuideEndpoint, getPriorityGuide),
]
