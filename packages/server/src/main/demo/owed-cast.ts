import type { OwedKind } from '@mainstay/contracts/owed'

/** What was written down of calls and reviews that took place before sessions were kept here. */
export const minutesOf: Readonly<Partial<Record<OwedKind, readonly string[]>>> = {
  regular_call: [
    'Open issues: the runner tokens stay first. Releases: 9.2 is planned for staging next week. Nothing blocks you.',
    'We went through the open tickets one by one; two can be closed. You ask for a dry run of the month-end deploys.',
    'Short one: no new issues. The upgrade of the standby moves by a week, at your wish.',
  ],
  roadmap_review: [
    'What is planned until spring, and where your requests stand. Approvals by two people matter most to you.',
  ],
  knowledge_transfer: [
    'Rolling back a deploy half-way, by hand and by policy. You would like the same on canary analysis next time.',
  ],
  deployment_review: [
    'Topology, backups and month-end load. Two recommendations: restore drill, and log level of two nodes.',
  ],
}

/** The weeks in which somebody sat down and wrote up what had taken place, in days before today. */
export const writingDays = [83, 76, 69, 62, 55, 48, 41, 34, 27, 20, 13, 6] as const

/** What nobody writes up here: it is late, skipped, or kept by a session of its own. */
export const leftOut: readonly { readonly account: string; readonly kind: OwedKind; readonly withinDays: number }[] = [
  { account: 'HELIO', kind: 'deployment_review', withinDays: 92 },
  { account: 'HELIO', kind: 'roadmap_review', withinDays: 30 },
  { account: 'KITE', kind: 'knowledge_transfer', withinDays: 30 },
  { account: 'KITE', kind: 'roadmap_review', withinDays: 30 },
]

/** A call that the customer asked to skip, in days before today. */
export const skipped = {
  daysAgo: 42,
  account: 'HELIO',
  by: 'katrin',
  reason: 'We are all at the audit this week.',
} as const
