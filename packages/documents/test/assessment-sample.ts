import type { AssessmentPaper, PaperFinding } from '../src/paper/shapes/index.ts'

const frame = {
  locale: 'en-GB',
  zone: 'America/Chicago',
  vendor: { name: 'Northlight', colour: '#0b6e69' },
  customer: 'Acme Rail',
  title: 'Production assessment',
  number: 'ACME-A3',
  version: 1,
  issuedAt: '2026-11-24T15:05:00Z',
  preparedBy: 'Marta Reyes, technical account manager',
} as const

const findings: readonly PaperFinding[] = [
  {
    number: 'F-7',
    title: 'The newest backup that was restored as a test is 94 days old',
    severity: 'critical',
    group: 'Reliability',
    state: 'open',
    why: 'A backup that was never restored is a hope. Two of the last five faults at your size of installation were found only when somebody tried to restore; the day to find that out is not the day you need it.',
    evidence: [
      { label: 'Last backup', value: '24 Nov 2026, 02:00, 41.8 GB' },
      { label: 'Last restore test', value: '22 Aug 2026' },
      { label: 'Policy of your own', value: 'every 30 days' },
    ],
    recommendation:
      'Restore last night’s backup into acme-staging this week and time it. Then let the job that takes the backup restore it on the first Sunday of each month, and alert when that did not end well.',
    effort: 'hours',
    owner: 'Dana Whitfield',
    dueOn: '2026-12-04',
    source: {
      name: 'PostgreSQL 17, chapter 25: Backup and Restore',
      url: 'https://www.postgresql.org/docs/17/backup.html',
    },
  },
  {
    number: 'F-9',
    title: 'Connections reach 94 % of max_connections at the hourly import',
    severity: 'high',
    group: 'Scalability',
    state: 'open',
    why: 'At 100 % new sessions are refused: people see an error page, and background work stops where it stands. The peak has grown by about 4 % a month since May.',
    evidence: [
      { label: 'max_connections', value: '200' },
      { label: 'Highest in 7 days', value: '188, 23 Nov 2026, 14:00' },
      { label: 'Pooler', value: 'none' },
    ],
    recommendation:
      'Put PgBouncer in transaction mode between the application and the database, with a pool of 40 for each node. Do not raise max_connections instead: each costs memory and slows snapshots.',
    effort: 'days',
    owner: 'Irina Petrova (Northlight)',
    dueOn: '2026-12-18',
    source: {
      name: 'PostgreSQL wiki: Number of database connections',
      url: 'https://wiki.postgresql.org/wiki/Number_Of_Database_Connections',
    },
  },
  {
    number: 'F-3',
    title: 'One application node carries all background work',
    severity: 'high',
    group: 'Reliability',
    state: 'accepted',
    why: 'When that node is away, imports, mail and nightly clean-up wait for it. The three others stay up and show nothing of it.',
    evidence: [
      { label: 'Nodes with workers', value: '1 of 4 (app-2)' },
      { label: 'Waiting jobs during the last restart', value: '11,204' },
    ],
    recommendation: 'Start workers on two nodes. The queue hands each job to one of them.',
    effort: 'hours',
    accepted: {
      reason: 'The nodes move to the new cluster in January; workers are spread there from the first day.',
      by: 'Dana Whitfield',
      until: '2027-01-31',
    },
    source: {
      name: 'Northlight 9 administration, Background work',
      url: 'https://docs.northlight.example/9/background-work',
    },
  },
  {
    number: 'F-11',
    title: 'The certificate of acme-prod ends in 19 days and is renewed by hand',
    severity: 'high',
    group: 'Security and compliance',
    state: 'open',
    why: 'When it ends, each browser and each integration refuses to connect at the same minute.',
    evidence: [
      { label: 'Subject', value: 'CN=support.acme-rail.example' },
      { label: 'Ends', value: '13 Dec 2026, 23:59 UTC' },
      { label: 'Automatic renewal', value: 'no timer, no ACME client found' },
    ],
    recommendation:
      'Renew it now; then let an ACME client do so from 30 days before the end, and watch the date from outside.',
    effort: 'hours',
    owner: 'Ben Okafor',
    dueOn: '2026-12-04',
    source: {
      name: 'RFC 8555, Automatic Certificate Management Environment',
      url: 'https://www.rfc-editor.org/rfc/rfc8555',
    },
  },
  {
    number: 'F-12',
    title: 'Autovacuum falls behind on audit_entries',
    severity: 'medium',
    group: 'Performance',
    state: 'open',
    why: 'Dead rows make each scan longer and the table larger than it need be; statistics that are out of date mislead the planner.',
    evidence: [
      { label: 'Dead rows', value: '31 % of 48.2 million' },
      { label: 'Last autovacuum', value: '9 days ago' },
      { label: 'autovacuum_vacuum_cost_limit', value: '200 (default)' },
    ],
    recommendation:
      'For this table set autovacuum_vacuum_scale_factor to 0.02 and the cost limit to 1,000; look again after a week.',
    effort: 'minutes',
    owner: 'Ben Okafor',
    dueOn: '2027-01-15',
    source: {
      name: 'PostgreSQL 17, 24.1.6 The Autovacuum Daemon',
      url: 'https://www.postgresql.org/docs/17/routine-vacuuming.html#AUTOVACUUM',
    },
  },
  {
    number: 'F-14',
    title: 'Deploy approvals are paid for and switched off',
    severity: 'low',
    group: 'Use and value',
    state: 'open',
    why: 'Your own list of audit findings of May asks for a second pair of eyes on production deploys. The function is part of your licence.',
    evidence: [
      { label: 'Approvals required', value: '0 of 14 production pipelines' },
      { label: 'Licensed', value: 'yes, since 15 Feb 2026' },
    ],
    recommendation:
      'Switch it on for the three pipelines that deploy to acme-prod. Marta shows it in the knowledge transfer on 9 December.',
    effort: 'minutes',
    source: { name: 'Northlight 9 guide, Approvals' },
  },
  {
    number: 'F-15',
    title: '38 of 212 users did not sign in for 90 days',
    severity: 'info',
    group: 'Cost',
    state: 'open',
    why: 'Each takes a seat, and each is a password that nobody watches.',
    evidence: [{ label: 'Inactive for 90 days', value: '38' }],
    recommendation: 'Go through the list with the heads of department before the renewal on 15 February.',
    effort: 'hours',
  },
]

/** An assessment as a customer gets it: enough of everything to look at. */
export const assessmentSample: AssessmentPaper = {
  kind: 'assessment',
  frame,
  environment: { name: 'acme-prod', version: 'Northlight 9.2.1', platform: 'Debian 13, PostgreSQL 17.2' },
  summary: [
    'acme-prod is in better order than in May: five findings are fixed, among them the disk that was nearly full and the clock that ran four seconds ahead. Answers to people came within 180 ms at the 95th percentile in the week we looked at.',
    'One thing should not wait: nobody has restored a backup since August. It takes half a day to know that it works, and Dana has put it into next week.',
    'Connections to the database grow with your imports and will reach their limit in spring at this pace. We propose a pooler before that, and can do it together in the deployment review on 9 December.',
  ],
  score: {
    value: 71,
    startsAt: 100,
    level: 'watch',
    parts: [
      { severity: 'critical', count: 1, each: 12, atMost: 48, takes: 12 },
      { severity: 'high', count: 2, each: 6, atMost: 30, takes: 12 },
      { severity: 'medium', count: 1, each: 4, atMost: 16, takes: 4 },
      { severity: 'low', count: 1, each: 1, atMost: 6, takes: 1 },
      { severity: 'info', count: 1, each: 0, atMost: 0, takes: 0 },
    ],
    accepted: 1,
  },
  trend: [
    { at: '2025-11-18T09:00:00Z', score: 52, open: 14 },
    { at: '2026-05-12T08:30:00Z', score: 63, open: 11 },
    { at: '2026-11-24T07:10:00Z', score: 71, open: 6 },
  ],
  groups: [
    { title: 'Performance', score: 96, passed: 14, failed: 1, unknown: 0 },
    { title: 'Scalability', score: 94, passed: 8, failed: 1, unknown: 1 },
    { title: 'Reliability', score: 88, passed: 15, failed: 2, unknown: 0 },
    { title: 'Security and compliance', score: 94, passed: 11, failed: 1, unknown: 2 },
    { title: 'Cost', score: 100, passed: 4, failed: 1, unknown: 0 },
    { title: 'Use and value', score: 99, passed: 7, failed: 1, unknown: 0 },
  ],
  findings,
  health: [
    {
      ...{ title: 'Answer to a page', unit: 'ms', p50: 64, p95: 178, p99: 412, better: 'lower', verdict: 'well' },
      threshold: { watch: 300, poor: 500 },
      earlier: [
        { at: '2025-11-18T09:00:00Z', p95: 340 },
        { at: '2026-05-12T08:30:00Z', p95: 214 },
      ],
    },
    {
      ...{
        title: 'Round trip to the database',
        unit: 'ms',
        p50: 0.4,
        p95: 1.8,
        p99: 6.2,
        better: 'lower',
        verdict: 'watch',
      },
      threshold: { watch: 1.5, poor: 3 },
      earlier: [
        { at: '2025-11-18T09:00:00Z', p95: 0.9 },
        { at: '2026-05-12T08:30:00Z', p95: 1.3 },
      ],
    },
    {
      ...{
        title: 'fsync of the database disk',
        unit: 'ms',
        p50: 1.1,
        p95: 3.9,
        p99: 14.8,
        better: 'lower',
        verdict: 'well',
      },
      threshold: { watch: 10, poor: 20 },
      earlier: [{ at: '2026-05-12T08:30:00Z', p95: 4.4 }],
    },
    {
      ...{ title: 'Hourly import', unit: 's', p50: 210, p95: 688, p99: 804, better: 'lower', verdict: 'poor' },
      threshold: { watch: 400, poor: 600 },
      earlier: [
        { at: '2025-11-18T09:00:00Z', p95: 380 },
        { at: '2026-05-12T08:30:00Z', p95: 512 },
      ],
      note: 'Worse than last time by 34 %',
    },
    {
      ...{ title: 'Network to the object store', unit: 'ms', better: 'lower', verdict: 'unknown', earlier: [] },
      note: 'No endpoint was named',
    },
  ],
  plan: [
    {
      text: 'Restore last night’s backup into acme-staging and time it',
      owner: 'Dana Whitfield',
      dueOn: '2026-12-04',
      findings: ['F-7'],
    },
    {
      text: 'Renew the certificate and let an ACME client keep it',
      owner: 'Ben Okafor',
      dueOn: '2026-12-04',
      findings: ['F-11'],
    },
    {
      text: 'Deployment review: a pooler between application and database',
      owner: 'Irina Petrova (Northlight)',
      dueOn: '2026-12-18',
      findings: ['F-9'],
    },
    {
      text: 'Vacuum settings of audit_entries, looked at again after a week',
      owner: 'Ben Okafor',
      dueOn: '2027-01-15',
      findings: ['F-12'],
    },
  ],
  changes: {
    since: { number: 'ACME-A2', at: '2026-05-12T08:30:00Z' },
    fixed: [
      { number: 'F-1', title: 'The data disk is 91 % full' },
      { number: 'F-2', title: 'The clock runs 4.1 s ahead' },
      { number: 'F-4', title: 'Log files are never rotated' },
      { number: 'F-5', title: 'shared_buffers is at its default of 128 MB' },
      { number: 'F-8', title: 'Core dumps are written into the data directory' },
    ],
    appeared: [
      { number: 'F-14', title: 'Deploy approvals are paid for and switched off' },
      { number: 'F-15', title: '38 of 212 users did not sign in for 90 days' },
    ],
    worse: [{ number: 'F-9', title: 'Connections reach 94 % of max_connections at the hourly import' }],
    better: [{ number: 'F-12', title: 'Autovacuum falls behind on audit_entries' }],
    stillOpen: 4,
  },
  basis: {
    ruleSet: 'Self-hosted web application on Linux and PostgreSQL',
    version: '2026.11',
    collectedAt: '2026-11-24T07:10:00Z',
    rulesChecked: 72,
    passed: 59,
    failed: 7,
    notApplicable: 3,
    byHand: 1,
    unknown: [
      { title: 'Replicas lag less than 10 s', missing: 'database.replication' },
      { title: 'TLS 1.0 and 1.1 are refused', missing: 'tls.endpoints[].protocols' },
      { title: 'The firewall lets in only what is named', missing: 'host.firewall (needs root)' },
    ],
  },
}
