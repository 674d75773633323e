import type { ReleaseKind } from '@mainstay/contracts/releases'

/** A release of the demo. Days count from today, before zero the past; subjects name the tickets that it mends. */
export interface ReleasePart {
  readonly version: string
  readonly kind: ReleaseKind
  readonly day: number
  /** When it was written; the day itself unless told. A plan is written before its day. */
  readonly writtenOn?: number
  readonly summary: string
  readonly notes?: string
  readonly fixes?: readonly {
    readonly says: string
    readonly isSecurity?: boolean
    readonly of?: readonly string[]
    /** Titles of the requests that it brings. */
    readonly brings?: readonly string[]
  }[]
  readonly basedOn?: string
  readonly accounts?: readonly string[]
  readonly isDraft?: boolean
  readonly isLinkedOn?: number
}

const old = (version: string, kind: ReleaseKind, day: number, summary: string): ReleasePart => ({
  ...{ version, kind, day, summary },
})

/** What Northlight gave out and means to: two lines in support, one past, the next major planned. */
export const catalogue: readonly ReleasePart[] = [
  old('7.0.0', 'major', -1350, 'Deploys by policy: who may, when, and with whose word.'),
  old('7.6.2', 'maintenance', -900, 'The last of 7: clean upgrades to 8.'),
  old('8.0.0', 'major', -816, 'A control plane that survives its own upgrade.'),
  old('8.3.0', 'update', -560, 'Freeze windows, and approvals by group.'),
  old('8.4.0', 'update', -390, 'Canary analysis with error budgets.'),
  {
    ...{
      version: '8.4.6',
      kind: 'maintenance',
      day: -160,
      summary: 'Security and stability for those who stay on 8.4.',
    },
    fixes: [
      { says: 'A stolen runner token could be used from another network.', isSecurity: true },
      { says: 'Agents no longer drop after a certificate is rotated twice in one hour.' },
    ],
  },
  old('9.0.0', 'major', -272, 'Agents without an inbound port; one binary for every platform.'),
  {
    ...{ version: '9.1.0', kind: 'update', day: -180, summary: 'Waves, pauses between them, and a plan you can read.' },
    fixes: [{ says: 'Rollbacks keep the order of dependent services.' }],
  },
  {
    ...{ version: '9.1.4', kind: 'patch', day: -120, summary: 'Two fixes for large clusters.' },
    fixes: [
      { says: 'Webhook payloads are signed as they are sent.', isSecurity: true },
      { says: 'Listing 5,000 agents no longer times out.' },
    ],
  },
  {
    ...{ version: '9.2.0', kind: 'update', day: -75, summary: 'Artifact proxy rebuilt; audit exports for auditors.' },
    notes: `## Artifact proxy
The proxy streams images instead of keeping them whole. Layers above 2 GB pass.

## Audit
- Exports by quarter, as CSV or JSON lines
- The person behind a service principal is named

## Before you upgrade
Run \`nl doctor\` on each control node. Port 7441 of 8.x is gone since 9.0.`,
    fixes: [{ says: 'Deploys no longer wait for a lease of a node that is gone.' }],
  },
  {
    ...{ version: '9.2.1', kind: 'patch', day: -50, summary: 'Right totals, whole exports, and a leak closed.' },
    notes: `A patch for everyone on 9.2; no migration, no restart of agents.

## Good to know
- Summary mails count each target once, whatever its retries
- Exports end with an error when they are cut short, never in silence
- Memory of agents on arm64 stays flat`,
    isLinkedOn: -30,
    fixes: [
      { says: 'The deploy summary counts each target once.', of: ['Wrong total in the deploy summary e-mail'] },
      { says: 'CSV audit exports go past 10,000 rows.', of: ['Audit log export stops at 10,000 rows'] },
      { says: 'Agents on arm64 no longer grow in memory.', of: ['Agent memory grows by 40 MB an hour on arm64'] },
      { says: 'Release notes could carry a script into the browser.', isSecurity: true },
      { says: 'One site goes back to the version before it.', brings: ['Rollback of a single site'] },
    ],
  },
  {
    ...{ version: '9.2.1-hotfix.1', kind: 'hotfix', day: -9, summary: 'Failover of the control plane at Helio Bank.' },
    notes: 'Replaces the registration service of 9.2.1 alone. Apply it to both sites, standby first.',
    basedOn: '9.2.1',
    accounts: ['HELIO'],
    fixes: [{ says: 'Runner registrations follow to the standby site.' }],
  },
  {
    ...{ version: '9.3.0-rc1', kind: 'prerelease', day: -12, summary: 'The candidate of 9.3, for trying out.' },
    notes: 'Not for production: support is for finished releases.',
  },
  {
    ...{ version: '9.3.0', kind: 'update', day: 16, writtenOn: -6, summary: 'Honest wave reports, tokens that last.' },
    fixes: [
      { says: 'Closed stores count as skipped, with the reason.', of: ['Wave report counts closed stores as failed'] },
      { says: 'Runner tokens last as long as the build.', of: ['Runner token expires during long image builds'] },
    ],
  },
  {
    ...{ version: '10.0.0', kind: 'major', day: 62, writtenOn: -26, summary: 'Regions that decide for themselves.' },
    notes: 'A plan, not a promise of a day. From its day on, 9.x has twelve months and 8.x ends.',
  },
  {
    ...{ version: '9.4.0', kind: 'update', day: 75, writtenOn: -40, summary: 'Waves by label.', isDraft: true },
  },
  {
    ...{ version: '9.2.2', kind: 'patch', day: 4, writtenOn: -1, summary: 'Before the holidays.', isDraft: true },
    fixes: [{ says: 'The secrets page shows the new owner after a team is renamed.' }],
  },
]

export interface IssuePart {
  readonly title: string
  readonly says: string
  readonly workaround?: string
  readonly affectedRange: string
  readonly fixedIn?: string
  readonly isPublic: boolean
  readonly of?: readonly string[]
}
export const knownIssues: readonly IssuePart[] = [
  {
    title: 'Runner tokens expire during long image builds',
    says: 'A build that takes longer than an hour loses its token, and the push at its end is refused.',
    workaround: 'Set `tokenLifetime: 3h` on the pool that builds images.',
    ...{ affectedRange: '>=9.0 <9.3', fixedIn: '9.3.0', isPublic: true },
    of: ['Runner token expires during long image builds'],
  },
  {
    title: 'Proxies of 8.4 keep whole images in /var/tmp',
    says: 'Images above the free space of `/var/tmp` end in a 502.',
    workaround: 'Give the proxy a directory of its own with `--cache-dir`, or upgrade to 9.2.',
    ...{ affectedRange: '>=8.4 <9.2', fixedIn: '9.2.0', isPublic: true },
    of: ['Artifact proxy answers 502 for images above 2 GB'],
  },
  {
    title: 'Service accounts pass the four-eyes step',
    says: 'On the candidate, service accounts inherit "trusted" from their team.',
    ...{ affectedRange: '9.3.0-rc1', isPublic: false },
    of: ['Approval step skipped for service accounts'],
  },
]
