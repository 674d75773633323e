import { expect, it } from 'vitest'
import { type AgendaFacts, agendaAsMarkdown, draftAgenda } from './draft-agenda.ts'
import { sessionKinds } from './types.ts'

const nothing: AgendaFacts = {
  openTickets: [],
  closedTickets: [],
  promises: { kept: 0, late: 0, missed: 0 },
  releases: [],
  ends: [],
  requests: [],
  findings: [],
  actions: [],
  blockers: [],
  initiatives: [],
}
const facts: AgendaFacts = {
  ...nothing,
  openTickets: [
    { number: 'ACME-7', subject: 'Slow list', priority: 'P3', turn: 'theirs' },
    { number: 'ACME-9', subject: 'Deploys stand', priority: 'P1', turn: 'ours' },
  ],
  promises: { kept: 4, late: 1, missed: 0 },
  blockers: [
    { title: 'No test site', owner: 'Ana', nextStep: 'Order two machines', dueOn: '2026-11-30', isOverdue: false },
  ],
  initiatives: [{ title: 'Waves by site', isRunning: true, dueOn: null }],
  findings: [
    {
      ...{ number: 'F-2', title: 'Backups are restored to try them', severity: 'high', environment: 'Production' },
      ...{ owner: null, dueOn: '2026-11-10', isOverdue: true },
    },
  ],
  actions: [{ says: 'Send the\nsizing sheet', owner: 'Marta', dueOn: '2026-11-20', isOverdue: true }],
}

it('a regular call begins with what is in the way and what is left from last time, then tickets with the most urgent first', () => {
  expect(agendaAsMarkdown(draftAgenda('regular_call', facts))).toBe(`## What is in the way
- No test site: Order two machines (Ana, due 30 Nov 2026)

## Actions from last time
- Send the sizing sheet (Marta, overdue since 20 Nov 2026)

## Initiatives and projects
- Waves by site (running)

## Open tickets
- ACME-9, P1: Deploys stand (our turn)
- ACME-7, P3: Slow list (your turn)

## Promises kept and missed
- 4 answers in time, 1 late, 0 still owed past their time

## Open findings of assessments
- F-2, high, Production: Backups are restored to try them (no owner, overdue since 10 Nov 2026)`)
})

it('a road-map review does not speak of tickets', () => {
  expect(draftAgenda('roadmap_review', facts).map(({ part }) => part)).toEqual(['blockers', 'actions', 'initiatives'])
})

it('what is in the way stands first in the agenda of every kind', () => {
  for (const kind of sessionKinds) expect(draftAgenda(kind, facts)[0]?.part).toBe('blockers')
})

it('an account of which nothing is known gives an empty agenda, whatever the kind', () => {
  for (const kind of sessionKinds) expect(draftAgenda(kind, nothing)).toEqual([])
})
