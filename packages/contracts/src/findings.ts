import { efforts, findingStates, ruleGroups, severities } from '@mainstay/policy/assessments'
import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import {
  AccountId,
  AccountRef,
  CivilDate,
  EnvironmentId,
  FindingId,
  Instant,
  PersonId,
  PersonRef,
  page,
  pageQuery,
  text,
} from './shared.ts'

export const FindingSeverity = z.enum(severities)
export const FindingGroup = z.enum(ruleGroups)
export const FindingState = z.enum(findingStates)
export const Effort = z.enum(efforts)
/** A fact of the snapshot that shows it, as a person reads it. */
export const FindingEvidence = z.object({ label: z.string(), value: z.string() })
export const FindingOwner = z.object({ person: PersonRef.nullable(), side: z.enum(['customer', 'staff']) })
/** What is said of a finding, in a draft, in a report and while it lives. */
export const FindingWords = z.object({
  severity: FindingSeverity,
  group: FindingGroup,
  title: z.string(),
  why: z.string(),
  recommendation: z.string(),
  effort: Effort.nullable(),
  /** Where the advice is published. */
  source: z.object({ name: z.string(), url: z.string().nullable() }).nullable(),
  evidence: z.array(FindingEvidence),
  /** The rule; null for one that an engineer added. */
  ruleId: z.string().nullable(),
})
export const FindingChange = z.object({
  kind: z.enum([
    'told',
    'told_again',
    'fixed',
    'reopened',
    'accepted',
    'acceptance_ended',
    'said_done',
    'not_done',
    'owner',
    'due',
    'closed_by_hand',
    'reminded',
    'overdue',
  ]),
  /** Null where a snapshot or time alone did it. */
  by: PersonRef.nullable(),
  at: Instant,
  untilOn: CivilDate.nullable(),
  words: z.string().nullable(),
})
/** A finding that the customer has been told of, as it stands now. */
export const Finding = FindingWords.extend({
  id: FindingId,
  account: AccountRef,
  environment: z.object({ id: EnvironmentId, name: z.string() }),
  /** Of the installation: `F-12`. */
  number: z.string(),
  state: FindingState,
  owner: FindingOwner.nullable(),
  dueOn: CivilDate.nullable(),
  isOverdue: z.boolean(),
  firstToldAt: Instant,
  /** The snapshot that it was last held against. */
  checkedAt: Instant,
  fixedAt: Instant.nullable(),
  accepted: z.object({ by: PersonRef.nullable(), at: Instant, until: CivilDate, because: z.string() }).nullable(),
  /** The customer says that it is done; the next snapshot shows it. */
  saidDone: z.object({ by: PersonRef.nullable(), at: Instant, words: z.string().nullable() }).nullable(),
  version: z.number().int(),
})
export type Finding = z.infer<typeof Finding>

const tag = 'Assessments'
const ofFinding = z.object({ findingId: FindingId })

export const listFindingsEndpoint = endpoint({
  method: 'GET',
  path: '/accounts/:accountId/findings',
  summary: 'Findings of an account that it was told of: the gravest first, what is fixed last',
  tag,
  door: 'signed_in',
  params: z.object({ accountId: AccountId }),
  query: z.strictObject({
    environmentId: EnvironmentId.optional(),
    state: FindingState.optional(),
    ...pageQuery,
    limit: z.coerce.number().int().min(1).max(400).default(100),
  }),
  returns: page(Finding),
  refuses: ['account.not_found'],
})
export const getFindingEndpoint = endpoint({
  method: 'GET',
  path: '/findings/:findingId',
  summary: 'A finding with how it came to stand as it does',
  tag,
  door: 'signed_in',
  params: ofFinding,
  returns: z.object({ finding: Finding, history: z.array(FindingChange) }),
  refuses: ['finding.not_found'],
})
export const changeFindingEndpoint = endpoint({
  method: 'PATCH',
  path: '/findings/:findingId',
  summary: 'Say who takes a finding on, on either side, and until when',
  tag,
  door: 'signed_in',
  ifMatch: 'required',
  params: ofFinding,
  body: z.strictObject({ ownerId: PersonId.nullable().optional(), dueOn: CivilDate.nullable().optional() }),
  returns: Finding,
  refuses: [
    'access.denied',
    'access.read_only',
    'finding.not_found',
    'finding.fixed',
    'finding.owner_unfit',
    'request.stale',
  ],
})
export const acceptRiskEndpoint = endpoint({
  method: 'POST',
  path: '/findings/:findingId/acceptance',
  summary: 'Accept the risk until a day, with the reason that both sides read; staff name the contact who said so',
  tag,
  door: 'signed_in',
  ifMatch: 'honoured',
  params: ofFinding,
  body: z.strictObject({ because: text(1000), until: CivilDate, askedBy: PersonId.optional() }),
  returns: Finding,
  refuses: [
    'access.denied',
    'access.read_only',
    'finding.not_found',
    'finding.state_unfit',
    'finding.until_unfit',
    'commitment.contact_unknown',
    'request.stale',
  ],
})
export const endAcceptanceEndpoint = endpoint({
  method: 'POST',
  path: '/findings/:findingId/reopening',
  summary: 'Take an acceptance back: the finding stands open again',
  tag,
  door: 'signed_in',
  ifMatch: 'honoured',
  params: ofFinding,
  body: z.strictObject({ because: text(1000) }),
  returns: Finding,
  refuses: ['access.denied', 'access.read_only', 'finding.not_found', 'finding.state_unfit', 'request.stale'],
})
export const sayDoneEndpoint = endpoint({
  method: 'POST',
  path: '/findings/:findingId/done',
  summary: 'Say that it is done; it stands as said until the next snapshot shows it',
  tag,
  door: 'customer',
  ifMatch: 'honoured',
  params: ofFinding,
  body: z.strictObject({ words: text(1000).optional() }),
  returns: Finding,
  refuses: ['access.denied', 'access.read_only', 'finding.not_found', 'finding.state_unfit', 'request.stale'],
})
export const closeFindingEndpoint = endpoint({
  method: 'POST',
  path: '/findings/:findingId/closing',
  summary: 'Close a finding that no rule checks, with what shows that it is done',
  tag,
  door: 'staff',
  ifMatch: 'honoured',
  params: ofFinding,
  body: z.strictObject({ because: text(1000) }),
  returns: Finding,
  refuses: ['access.denied', 'finding.not_found', 'finding.state_unfit', 'finding.checked_by_rule', 'request.stale'],
})
