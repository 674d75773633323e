import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { type ReactNode, useId, useState } from 'react'
import { read } from '../../data/index.ts'
import { Icon } from '../../ui/icons.tsx'
import { useRested } from '../../ui/use-rested.ts'
import './alike.css'
import { FixItem, type Alike as Found, IssueItem, TicketItem } from './alike-items.tsx'
import { t } from './alike-text.ts'

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

function Everything({ found }: { readonly found: Found }) {
  const { version, knownIssues, tickets, fixes } = found
  return (
    <>
      <Part heading={t('alike.issues')}>
        {knownIssues.map((issue) => (
          <IssueItem key={issue.id} issue={issue} version={version} />
        ))}
      </Part>
      <Part heading={t('alike.tickets')}>
        {tickets.map((ticket) => (
          <TicketItem key={ticket.id} ticket={ticket} />
        ))}
      </Part>
      <Part heading={version === null ? t('alike.fixes') : t('alike.fixes_than', { version })}>
        {fixes.map((fix) => (
          <FixItem key={fix.id} fix={fix} />
        ))}
      </Part>
    </>
  )
}

interface AlikeProps {
  readonly subject: string
  /** Id of an installation, or what else was chosen. */
  readonly place: string
}
/**
 * What is like the ticket that is being typed. It stands in one line of its own that is there from the beginning, so that
 * nothing moves under the hands; what was found unfolds when asked for.
 */
export function Alike({ subject, place }: AlikeProps) {
  const [isOpen, setIsOpen] = useState(false)
  const listId = useId()
  const q = useRested(subject.trim()).slice(0, longest)
  const isAsked = q.length >= shortest
  const environmentId = place.startsWith('env_') ? place : undefined
  const { data } = useQuery({
    ...read('GET /similar', { query: { q, ...(environmentId === undefined ? {} : { environmentId }) } }),
    enabled: isAsked,
    placeholderData: keepPreviousData,
  })
  const found = isAsked ? data : undefined
  const headline = found && headlineOf(found)
  const count = found ? found.tickets.length + found.knownIssues.length + found.fixes.length : 0
  return (
    <div className="alike">
      <span className="sr" role="status">
        {headline === undefined ? '' : t('alike.found', { count })}
      </span>
      {headline === undefined ? (
        <p className="alike-line sm qt">{t(found === undefined ? 'alike.hint' : 'alike.none')}</p>
      ) : (
        <button
          type="button"
          className="alike-line"
          aria-expanded={isOpen}
          aria-controls={listId}
          onClick={() => setIsOpen(!isOpen)}
        >
          <Icon name="info" size={14} />
          <span className="alike-words">
            <b>{headline.kind}</b> <span dir="auto">{headline.words}</span>
          </span>
          <span className="alike-more t">
            {count > 1 ? t('alike.more', { count: count - 1 }) : ''}
            <Icon name="caret" size={14} />
          </span>
        </button>
      )}
      {headline !== undefined && isOpen && found !== undefined ? (
        <section id={listId} className="alike-list" aria-label={t('alike.heading')}>
          <Everything found={found} />
        </section>
      ) : null}
    </div>
  )
}
