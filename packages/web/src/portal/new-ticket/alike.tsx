import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { read } from '../../data/index.ts'
import { useRested } from '../../ui/use-rested.ts'
import { FixItem, type Alike as Found, IssueItem, TicketItem } from './alike-items.tsx'
import { AlikeLine } from './alike-line.tsx'
import { t } from './alike-text.ts'
import type { Solved } from './ticket-form.ts'

const shortest = 4
const longest = 400

/** What says most stands in the line: a known issue has an answer already, a ticket will have one. */
const headlineOf = ({ tickets, knownIssues, fixes }: Found) => {
  const [issue] = knownIssues
  if (issue !== undefined) return { kind: t('alike.known'), words: issue.title }
  const [ticket] = tickets
  if (ticket !== undefined) return { kind: t('alike.ticket', { number: ticket.number }), words: ticket.subject }
  const [fix] = fixes
  return fix === undefined ? undefined : { kind: t('alike.fixed', { version: fix.release.version }), words: fix.says }
}

function Part({ heading, children }: { readonly heading: string; readonly children: readonly ReactNode[] }) {
  if (children.length === 0) return null
  return (
    <section>
      <h2>{heading}</h2>
      <ul>{children}</ul>
    </section>
  )
}

type OnSolved = (solved: Solved) => void

function Everything({ found, onSolved }: { readonly found: Found; readonly onSolved: OnSolved }) {
  const { version, knownIssues, tickets, fixes } = found
  return (
    <>
      <Part heading={t('alike.issues')}>
        {knownIssues.map((issue) => (
          <IssueItem key={issue.id} issue={issue} version={version} onSolved={onSolved} />
        ))}
      </Part>
      <Part heading={t('alike.tickets')}>
        {tickets.map((ticket) => (
          <TicketItem key={ticket.id} ticket={ticket} />
        ))}
      </Part>
      <Part heading={version === null ? t('alike.fixes') : t('alike.fixes_than', { version })}>
        {fixes.map((fix) => (
          <FixItem key={fix.id} fix={fix} onSolved={onSolved} />
        ))}
      </Part>
    </>
  )
}

interface AlikeProps {
  readonly subject: string
  /** Id of an installation, or what else was chosen. */
  readonly place: string
  /** The writer needs no ticket any more. */
  readonly onSolved: OnSolved
}
/** Tickets, known issues and fixes like the ticket that is being typed. */
export function Alike({ subject, place, onSolved }: AlikeProps) {
  const q = useRested(subject.trim()).slice(0, longest)
  const isAsked = q.length >= shortest
  const environmentId = place.startsWith('env_') ? place : undefined
  const { data } = useQuery({
    ...read('GET /similar', { query: { q, ...(environmentId === undefined ? {} : { environmentId }) } }),
    enabled: isAsked,
    placeholderData: keepPreviousData,
  })
  const found = isAsked ? data : undefined
  return (
    <AlikeLine
      headline={found && headlineOf(found)}
      instead={t(found === undefined ? 'alike.hint' : 'alike.none')}
      heading={t('alike.heading')}
      count={found ? found.tickets.length + found.knownIssues.length + found.fixes.length : 0}
    >
      {found === undefined ? null : <Everything found={found} onSolved={onSolved} />}
    </AlikeLine>
  )
}
