import type { PaperTally, ServicePaper } from '../src/paper/shapes/index.ts'

const minute = 60_000
const hour = 60 * minute

const tally = (label: string, made: number, rest: Partial<PaperTally> = {}): PaperTally => {
  const zero = { late: 0, missed: 0, open: 0, replaced: 0, withdrawn: 0, waived: 0, lapsed: 0, excused: 0 }
  const row = { ...zero, ...rest }
  const kept = made - row.late - row.missed - row.open - row.replaced - row.withdrawn - row.waived - row.lapsed
  const due = kept + row.late + row.missed
  return { ...row, label, made, kept, attainment: due > 0 ? kept / due : undefined }
}

/** A year of service as a customer gets it: enough of everything to look at. */
export const serviceSample: ServicePaper = {
  kind: 'service',
  frame: {
    locale: 'en-GB',
    zone: 'America/Chicago',
    vendor: { name: 'Northlight', colour: '#0b6e69' },
    customer: 'Acme Rail',
    title: 'Service report',
    number: 'ACME-R2',
    version: 2,
    issuedAt: '2026-11-30T14:00:00Z',
    preparedBy: 'Marta Reyes, technical account manager',
  },
  period: { from: '2025-11-15', until: '2026-11-15' },
  agreement: { plan: 'Premium with TAM', policy: 'Northlight Support Policy, version 4', orderForm: 'NL-20881' },
  summary: [
    'A year with one hard night: on 21 March all deploys waited for a lease, and our second answer came twelve minutes late. Since then two engineers are on duty in each region on Saturdays.',
    'Your move to 9.2 is nearly done; acme-staging is the last installation on 8.4, which leaves support on 3 March 2027.',
  ],
  headline: [
    { label: 'Promises in time', figure: { value: 0.9756, unit: 'share' }, note: '200 of 205 that fell due' },
    {
      label: 'First answer to P0 and P1, half within',
      figure: { value: 11 * minute, unit: 'ms' },
      note: 'promised within 30 min and 1 h',
    },
    {
      label: 'Sessions and reviews held',
      figure: { value: 41, unit: 'count' },
      note: 'of 45 owed, 2 skipped at your wish',
    },
    { label: 'Tickets opened', figure: { value: 163, unit: 'count' }, note: '12 more than the year before' },
    {
      label: 'Solved at the first try',
      figure: { value: 0.913, unit: 'share' },
      note: '94 of 103 answers to “Did this solve it?”',
    },
    { label: 'Your requests shipped', figure: { value: 4, unit: 'count' }, note: '3 more are on the road-map' },
  ],
  responses: [
    tally('P0 Blocker', 4, { priority: 'P0' }),
    tally('P1 Critical', 21, { priority: 'P1', late: 1, excused: 1 }),
    tally('P2 Major', 58, { priority: 'P2', late: 2, replaced: 4 }),
    tally('P3 Minor', 61, { priority: 'P3', missed: 1, open: 1, withdrawn: 2 }),
    tally('P4 Trivial', 27, { priority: 'P4', open: 1 }),
  ],
  engagements: [
    tally('Production assessment', 2),
    tally('Knowledge transfer', 4, { waived: 1 }),
    tally('Road-map review', 12, { late: 1 }),
    tally('Deployment review', 4, { lapsed: 1 }),
    tally('Regular call', 23, { waived: 1, open: 1 }),
  ],
  percentiles: [
    {
      priority: 'P0',
      answers: 4,
      p50Ms: 6 * minute,
      p90Ms: 11 * minute,
      longestMs: 14 * minute,
      targetMs: 30 * minute,
      targetWords: '30m',
    },
    {
      priority: 'P1',
      answers: 21,
      p50Ms: 13 * minute,
      p90Ms: 44 * minute,
      longestMs: 72 * minute,
      targetMs: hour,
      targetWords: '1 h',
    },
    {
      priority: 'P2',
      answers: 54,
      p50Ms: 31 * minute,
      p90Ms: 96 * minute,
      longestMs: 155 * minute,
      targetMs: 2 * hour,
      targetWords: '2 h',
    },
    {
      priority: 'P3',
      answers: 57,
      p50Ms: 2.2 * hour,
      p90Ms: 6.5 * hour,
      longestMs: 8.4 * hour,
      targetMs: 9 * hour,
      targetWords: '1bd',
    },
    {
      priority: 'P4',
      answers: 26,
      p50Ms: 4 * hour,
      p90Ms: 11 * hour,
      longestMs: 16.5 * hour,
      targetMs: 18 * hour,
      targetWords: '2bd',
    },
  ],
  months: [
    ...[13, 9, 14, 12, 17, 11, 15, 12, 10, 16, 18, 16].map((tickets, at) => ({
      month: `${at < 2 ? 2025 : 2026}-${String(((at + 10) % 12) + 1).padStart(2, '0')}`,
      ...{
        tickets,
        kept: tickets + 2 + (at % 3),
        late: [0, 0, 1, 0, 1, 0, 0, 1, 0, 1, 0, 0][at] ?? 0,
        missed: at === 4 ? 1 : 0,
      },
    })),
  ],
  byVersion: [
    { label: '9.2', tickets: 71 },
    { label: '9.1', tickets: 52 },
    { label: '8.4', tickets: 31 },
    { label: 'Not known', tickets: 9 },
  ],
  byArea: [
    { label: 'Deploys', tickets: 58 },
    { label: 'Imports', tickets: 39 },
    { label: 'Sign-in', tickets: 24 },
    { label: 'Audit log', tickets: 22 },
    { label: 'Other', tickets: 20 },
  ],
  findings: {
    closed: [
      { number: 'F-1', title: 'The data disk is 91 % full', on: '2026-06-02' },
      { number: 'F-2', title: 'The clock runs 4.1 s ahead', on: '2026-05-19' },
      { number: 'F-4', title: 'Log files are never rotated', on: '2026-07-08' },
    ],
    stillOpen: 6,
  },
  requests: [
    { number: 'REQ-31', title: 'Deploy windows by calendar', release: '9.1', on: '2026-03-03' },
    { number: 'REQ-40', title: 'Audit log to object storage', release: '9.2', on: '2026-09-15' },
    { number: 'REQ-44', title: 'Sticky sessions survive a rolling deploy', release: '9.2', on: '2026-09-15' },
    {
      number: 'REQ-52',
      title: 'Import from S3 without a bucket policy of its own',
      release: '9.2.1',
      on: '2026-10-20',
    },
  ],
  coverage: { hours: 8_760, words: 'Premium is covered around the clock, 24 x 7, all 365 days of the period.' },
  beside: {
    answeredThenSilent: {
      count: 3,
      of: 162,
      note: 'No further word from us for more than the priority’s target, in our turn.',
    },
    lateLowerings: { count: 1, of: 9, note: 'Lowered in the last quarter of a target. You agreed to it.' },
    cancelledByStaff: { count: 2, note: 'Both duplicates, named in the tickets.' },
    notSolved: { count: 9, of: 103, note: '6 partly, 3 no.' },
    reopened: { count: 7, of: 158 },
    upgradeLag: [
      { environment: 'acme-staging', version: '8.4.6', newest: '9.2.3', days: 271 },
      { environment: 'acme-prod', version: '9.2.1', newest: '9.2.3', days: 20 },
    ],
  },
  late: [
    {
      ...{ subject: 'ACME-118', title: 'All deploys wait for a lease', kind: 'First answer', priority: 'P1' },
      ...{ dueAt: '2026-03-21T08:12:00Z', metAt: '2026-03-21T08:24:00Z', lateByMs: 12 * minute },
      why: 'Two P1 arrived within a minute; the second waited for the engineer on duty.',
      excuse: {
        reason:
          'The page went out in time and was held by the phone provider’s outage, which they confirmed in writing.',
        by: 'Nora Lindh, head of support',
        at: '2026-04-02T09:00:00Z',
      },
    },
    {
      ...{
        subject: 'ACME-96',
        title: 'Imports of more than 2 GB end without a word in the log',
        kind: 'First answer',
        priority: 'P2',
      },
      ...{ dueAt: '2026-01-14T21:40:00Z', metAt: '2026-01-14T22:15:00Z', lateByMs: 35 * minute },
      why: 'Handed from Europe to America without a name on it.',
    },
    {
      ...{ subject: 'ACME-131', title: 'Audit log export stops at 10,000 rows', kind: 'First answer', priority: 'P2' },
      ...{ dueAt: '2026-06-30T14:05:00Z', metAt: '2026-06-30T14:06:00Z', lateByMs: 41_000 },
    },
    {
      ...{
        subject: 'ACME-127',
        title: 'Wrong total in the deploy summary e-mail',
        kind: 'First answer',
        priority: 'P3',
      },
      ...{ dueAt: '2026-03-28T20:30:00Z' },
      why: 'Closed by the customer after four days without an answer. We are sorry.',
    },
    {
      ...{ subject: '15 Jul to 14 Aug', title: 'Road-map review of July', kind: 'Road-map review' },
      ...{ dueAt: '2026-08-15T05:00:00Z', metAt: '2026-08-20T15:00:00Z', lateByMs: 5.4 * 24 * hour },
      why: 'Our product manager was ill; the deputy was not told in time.',
    },
  ],
  changes: [
    {
      what: 'P1 Critical, excused',
      before: '0',
      after: '1',
      why: 'ACME-118: excused by Nora Lindh on 2 Apr 2026. It stays counted as late.',
    },
    {
      what: 'Reopened',
      before: '6',
      after: '7',
      why: 'ACME-140 was reopened after version 1 was issued; its period is this one.',
    },
  ],
  clauses: [
    {
      id: '3.2',
      text: 'First answers are given within the times of the plan, counted in its hours of coverage, from the acceptance of the request.',
    },
    { id: '3.4', text: 'A promise that was not kept stays on the ledger. Excusing it marks it and changes no figure.' },
    { id: '5.1', text: 'Two production assessments in each year of the agreement, each with a published report.' },
    { id: 'A1', text: 'By your order form: road-map reviews are monthly from 15 February 2026.' },
  ],
}
