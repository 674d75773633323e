import type { SentOf } from '@mainstay/contracts/endpoint'
import type { addSuccessItemEndpoint, setSuccessStateEndpoint } from '@mainstay/contracts/success'

/** A part of the demo's success plan, from the day it was written; days count back from today. */
interface PlanPart {
  readonly daysAgo: number
  readonly fields: Pick<
    SentOf<typeof addSuccessItemEndpoint>['body'],
    'kind' | 'title' | 'words' | 'nextStep' | 'origin' | 'note' | 'team' | 'heldBack'
  >
  /** Keys of people: ours or theirs. */
  readonly owner?: string
  readonly dueIn?: number
  readonly measure?: { readonly unit: string; readonly baseline: number; readonly target: number }
  readonly release?: string
  readonly becomes?: SentOf<typeof setSuccessStateEndpoint>['body'] & { readonly by: string }
}

export const planParts: readonly PlanPart[] = [
  {
    daysAgo: 84,
    fields: {
      kind: 'use_case',
      title: 'Nightly release of the core ledger',
      words: 'Every service of the ledger goes out between two settlement runs, without anybody awake in Frankfurt.',
      origin: 'initial',
    },
    owner: 'katrin',
    becomes: { by: 'marta', state: 'in_use' },
  },
  {
    daysAgo: 30,
    fields: {
      kind: 'use_case',
      title: 'Deploys to the terminals in 180 branches',
      words: 'Today a field team drives out with a stick. A pilot in twelve branches comes first.',
      origin: 'new',
    },
    owner: 'samuel',
    becomes: { by: 'marta', state: 'building' },
  },
  {
    daysAgo: 84,
    fields: {
      kind: 'objective',
      title: 'A ledger deploy takes twenty minutes',
      words: 'Measured from the first approval to the last green check. It has to fit between two settlement runs.',
    },
    owner: 'katrin',
    dueIn: 62,
    measure: { unit: 'min', baseline: 62, target: 20 },
  },
  {
    daysAgo: 84,
    fields: { kind: 'objective', title: 'Two rollbacks a month at most', words: 'Counted over all three sites.' },
    owner: 'jonas',
    dueIn: 90,
    measure: { unit: 'a month', baseline: 9, target: 2 },
  },
  {
    daysAgo: 84,
    fields: {
      kind: 'objective',
      title: 'Operators trust a deploy at night',
      words: 'Nobody stays up to watch. Asked of the shift leads each quarter.',
    },
    owner: 'samuel',
    dueIn: 120,
    becomes: { by: 'marta', state: 'on_track', words: 'Two of three shift leads no longer watch.' },
  },
  {
    daysAgo: 70,
    fields: { kind: 'users', title: 'Branch IT', words: 'Field engineers who run the terminals.' },
    owner: 'samuel',
    dueIn: 75,
    measure: { unit: 'people', baseline: 0, target: 24 },
  },
  {
    daysAgo: 70,
    fields: { kind: 'onboarding', title: 'Sandbox with a copy of the branch image' },
    becomes: { by: 'marta', state: 'done' },
  },
  { daysAgo: 70, fields: { kind: 'onboarding', title: 'Hands-on training for Branch IT' }, owner: 'marta', dueIn: 21 },
  {
    daysAgo: 26,
    fields: {
      kind: 'blocker',
      title: 'No route from the branches to the artefact store',
      words: 'The pilot cannot start: the branch network lets nothing out on port 443.',
      nextStep: 'Firewall rule is with network security; answer promised for the next change board.',
    },
    owner: 'jonas',
    dueIn: -3,
  },
  {
    daysAgo: 40,
    fields: {
      kind: 'guidance',
      title: 'Move prod-dr to 9.x before spring',
      words: '8.4 leaves support first. A move in January keeps both sites on one version.',
    },
  },
  {
    daysAgo: 55,
    fields: { kind: 'guidance', title: 'Sign artefacts in the pipeline, not on the host' },
    becomes: { by: 'katrin', state: 'done', words: 'Since the October release. It saved us one audit finding.' },
  },
  {
    daysAgo: 20,
    fields: { kind: 'feature', title: 'Rollback of a single site' },
    release: '9.2.1',
    becomes: { by: 'jonas', state: 'in_use' },
  },
  {
    daysAgo: 18,
    fields: {
      kind: 'action',
      title: 'Estimate for keys in a hardware module',
      team: 'Product',
      note: 'Tokyo decides in January. A range is enough.',
    },
    owner: 'lena',
    dueIn: -2,
  },
]

export const figures = [
  {
    objective: 'A ledger deploy takes twenty minutes',
    values: [
      [84, 62],
      [70, 57],
      [56, 51],
      [42, 49],
      [28, 41],
      [14, 38],
      [4, 35],
    ],
  },
  {
    objective: 'Two rollbacks a month at most',
    values: [
      [84, 9],
      [55, 8],
      [25, 8],
      [4, 7],
    ],
  },
  {
    objective: 'Branch IT',
    values: [
      [60, 0],
      [30, 5],
      [4, 12],
    ],
  },
] as const

export const notes = [
  {
    text: 'Never restart anything between 17:30 and 18:15 in Frankfurt: settlement run. Call Katrin first, whatever the priority.',
    isPinned: true,
  },
  {
    text: 'Their change board meets every second Wednesday. What is not filed by Monday waits two weeks.',
    isPinned: false,
  },
]
