import type { EngagementKind } from '@mainstay/contracts/engagements'

/** What came of a session that took place. */
export interface HeldPart {
  readonly text: string
  readonly decisions: readonly string[]
  readonly note: string
  readonly actions: readonly {
    readonly says: string
    readonly by: string
    readonly inDays: number
    readonly done?: true
  }[]
}
export interface SessionPart {
  readonly account: string
  readonly kind: EngagementKind
  readonly host: string
  readonly contact: string
  /** When its times were proposed; it lies two days later or a few more. */
  readonly daysAgo: number
  /** Times are still with the customer where nobody picked one. */
  readonly isPicked: boolean
  readonly held?: HeldPart
}

/** Sessions of the two Premium customers: held, booked, and with a time to be chosen. */
export const sessionParts: readonly SessionPart[] = [
  {
    ...{ account: 'HELIO', kind: 'deployment_review', host: 'marta', contact: 'katrin', daysAgo: 34, isPicked: true },
    held: {
      text: '## Where you stand\nBoth production sites run 8.2 behind one load balancer. The standby in Frankfurt has not been switched to since spring.\n\n## What we looked at\n- Backups are written every night; a restore was last tried in May.\n- Deploys at month end collide with the settlement run.\n- Two of three nodes log at debug level.',
      decisions: ['Move the month-end deploy window to the third working day', 'Try a restore before the upgrade to 9'],
      note: 'Katrin is under pressure from audit about the standby. If the restore goes well, offer to be there for the switch-over test: it would help the renewal.',
      actions: [
        { says: 'Send the checklist for a restore drill', by: 'marta', inDays: 5, done: true },
        { says: 'Put a date on the restore drill', by: 'katrin', inDays: 12 },
      ],
    },
  },
  {
    ...{ account: 'HELIO', kind: 'roadmap_review', host: 'marta', contact: 'katrin', daysAgo: 16, isPicked: true },
    held: {
      text: 'We went through what is planned for 9.3 and what you asked for.\n\n## What matters most to you\n- Approvals by two people before a deploy goes out\n- Exports that auditors can read without an account',
      decisions: ['Approvals by two people stay first on your list'],
      note: 'They compare us with a rival on approvals. Lena should hear that before the next planning.',
      actions: [{ says: 'Describe how approvals must look for your auditors', by: 'jonas', inDays: 30 }],
    },
  },
  { account: 'HELIO', kind: 'regular_call', host: 'marta', contact: 'katrin', daysAgo: 1, isPicked: true },
  { account: 'HELIO', kind: 'knowledge_transfer', host: 'marta', contact: 'katrin', daysAgo: 1, isPicked: false },
  {
    ...{ account: 'KITE', kind: 'knowledge_transfer', host: 'priya', contact: 'wei', daysAgo: 24, isPicked: true },
    held: {
      text: 'How to deploy in stages: one node first, then a third of them, then the rest.\n\n- A stage waits until its error rate is quiet for ten minutes.\n- What the stages cannot see: schedules that run once a day.',
      decisions: ['Kite tries stages on the staging system first'],
      note: 'Wei follows fast, Arjun less so: slow down next time.',
      actions: [{ says: 'Share the example configuration', by: 'priya', inDays: 3, done: true }],
    },
  },
]
