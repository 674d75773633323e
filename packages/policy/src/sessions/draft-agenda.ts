import type { SessionKind } from './types.ts'

/** A line of the agenda, with the address of what it speaks of below the reader's own door. */
interface AgendaItem {
  readonly says: string
}
/** What is known of the account on the day of drafting: only what its contacts may read. */
export interface AgendaFacts {
  readonly openTickets: readonly { number: string; subject: string; priority: string; turn: 'ours' | 'theirs' }[]
  readonly closedTickets: readonly { number: string; subject: string; priority: string }[]
  readonly promises: { readonly kept: number; readonly late: number; readonly missed: number }
  readonly releases: readonly { version: string; availableOn: string; summary: string | null }[]
  /** Ends of support of versions that they run. */
  readonly ends: readonly { version: string; until: string; environments: number }[]
  readonly requests: readonly { title: string; status: string; release: string | null }[]
  /** What is in the way and not cleared, with whose step is next. */
  readonly blockers: readonly {
    title: string
    owner: string
    nextStep: string | null
    dueOn: string | null
    isOverdue: boolean
  }[]
  /** Initiatives and projects of the success plan that are not over. */
  readonly initiatives: readonly { title: string; isRunning: boolean; dueOn: string | null }[]
  /** What assessments found and nobody has mended. */
  readonly findings: readonly {
    number: string
    title: string
    severity: string
    environment: string
    owner: string | null
    dueOn: string | null
    isOverdue: boolean
  }[]
  /** Open actions from sessions before. */
  readonly actions: readonly { says: string; owner: string; dueOn: string | null; isOverdue: boolean }[]
}
export const agendaParts = [
  'blockers',
  'actions',
  'initiatives',
  'findings',
  'open_tickets',
  'closed_tickets',
  'promises',
  'releases',
  'ends',
  'requests',
] as const
export type AgendaPart = (typeof agendaParts)[number]
export interface AgendaSection {
  readonly part: AgendaPart
  readonly title: string
  readonly items: readonly AgendaItem[]
}

/** What each kind speaks of, most telling first; what is in the way comes first in all of them. */
const partsOf: Readonly<Record<SessionKind, readonly AgendaPart[]>> = {
  regular_call: [
    'blockers',
    'actions',
    'initiatives',
    'open_tickets',
    'closed_tickets',
    'promises',
    'findings',
    'releases',
    'ends',
    'requests',
  ],
  roadmap_review: ['blockers', 'actions', 'initiatives', 'requests', 'releases', 'ends'],
  deployment_review: ['blockers', 'actions', 'initiatives', 'findings', 'ends', 'releases', 'open_tickets'],
  knowledge_transfer: ['blockers', 'actions', 'releases', 'closed_tickets'],
  assessment_review: ['blockers', 'actions', 'findings', 'ends', 'open_tickets', 'promises'],
  training: ['blockers', 'actions', 'releases'],
  best_practice_review: ['blockers', 'actions', 'findings', 'open_tickets', 'ends'],
  strategic_session: ['blockers', 'actions', 'initiatives', 'promises', 'requests', 'releases', 'ends'],
}

const titles: Readonly<Record<AgendaPart, string>> = {
  blockers: 'What is in the way',
  actions: 'Actions from last time',
  initiatives: 'Initiatives and projects',
  findings: 'Open findings of assessments',
  open_tickets: 'Open tickets',
  closed_tickets: 'Closed since last time',
  promises: 'Promises kept and missed',
  releases: 'New releases',
  ends: 'Versions you run that leave support',
  requests: 'Your requests on the road-map',
}

/** Sections in the order of the kind; what has nothing to say is left out. */
export function draftAgenda(kind: SessionKind, facts: AgendaFacts): readonly AgendaSection[] {
  return partsOf[kind]
    .map((part) => ({ part, title: titles[part], items: linesOf[part](facts).map((says) => ({ says })) }))
    .filter(({ items }) => items.length > 0)
}

type Lines = (facts: AgendaFacts) => readonly string[]
const byPriority = <T extends { readonly priority: string; readonly number: string }>(tickets: readonly T[]) =>
  tickets.toSorted((one, other) => one.priority.localeCompare(other.priority))
const sayDue = ({ dueOn, isOverdue }: { readonly dueOn: string | null; readonly isOverdue: boolean }) =>
  dueOn === null ? '' : isOverdue ? `, overdue since ${day(dueOn)}` : `, due ${day(dueOn)}`
const count = (n: number, one: string, many: string) => `${n} ${n === 1 ? one : many}`

const linesOf: Readonly<Record<AgendaPart, Lines>> = {
  blockers: ({ blockers }) =>
    blockers.map(
      ({ title, owner, nextStep, ...due }) => `${title}${nextStep ? `: ${nextStep}` : ''} (${owner}${sayDue(due)})`,
    ),
  actions: ({ actions }) => actions.map(({ says, owner, ...due }) => `${says} (${owner}${sayDue(due)})`),
  initiatives: ({ initiatives }) =>
    initiatives.map(
      ({ title, isRunning, dueOn }) =>
        `${title} (${isRunning ? 'running' : 'planned'}${sayDue({ dueOn, isOverdue: false })})`,
    ),
  findings: ({ findings }) =>
    findings.map(
      ({ number, title, severity, environment, owner, ...due }) =>
        `${number}, ${severity}, ${environment}: ${title} (${owner ?? 'no owner'}${sayDue(due)})`,
    ),
  open_tickets: ({ openTickets }) =>
    byPriority(openTickets).map(
      ({ number, subject, priority, turn }) =>
        `${number}, ${priority}: ${subject} (${turn === 'ours' ? 'our turn' : 'your turn'})`,
    ),
  closed_tickets: ({ closedTickets }) =>
    byPriority(closedTickets).map(({ number, subject, priority }) => `${number}, ${priority}: ${subject}`),
  promises: ({ promises: { kept, late, missed } }) =>
    kept + late + missed === 0
      ? []
      : [`${count(kept, 'answer', 'answers')} in time, ${late} late, ${missed} still owed past their time`],
  releases: ({ releases }) =>
    releases.map(
      ({ version, availableOn, summary }) => `${version} of ${day(availableOn)}${summary ? `: ${summary}` : ''}`,
    ),
  ends: ({ ends }) =>
    ends.map(
      ({ version, until, environments }) =>
        `${version} is supported until ${day(until)}: ${count(environments, 'installation', 'installations')} of yours`,
    ),
  requests: ({ requests }) =>
    requests.map(({ title, status, release }) => `${title}: ${status}${release ? `, for ${release}` : ''}`),
}

/** The draft as Markdown, to be edited by hand. */
export const agendaAsMarkdown = (sections: readonly AgendaSection[]): string =>
  sections
    .map(({ title, items }) => `## ${title}\n${items.map(({ says }) => `- ${oneLine(says)}`).join('\n')}`)
    .join('\n\n')

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
/** `3 Mar 2027` of `2027-03-03`. */
const day = (date: string): string => {
  const [year, month, on] = date.split('-').map(Number)
  return `${on} ${months[(month ?? 1) - 1]} ${year}`
}

const oneLine = (says: string) => says.replace(/\s+/g, ' ').trim()
