import { calendarOf } from '../../calendar/index.ts'
import { type Priority, priorities } from '../../priority/types.ts'
import type { TicketFact } from '../facts.ts'
import type { ClockTerms } from '../types.ts'

/** What the plain model knows of a first response. */
export interface NaiveClock {
  cycle: number
  dueAt: number
  state: string
}

const rank = (priority: Priority) => priorities.indexOf(priority)

function runOut(terms: ClockTerms, priority: Priority, from: number): number {
  const { unit = 'm', amount = 0 } = terms.targets.first_response?.[priority] ?? {}
  if (unit === 'bd') return calendarOf(terms.businessCalendar).addBusinessDays(from, amount)
  return calendarOf(terms.calendar).add(from, amount * (unit === 'h' ? 3_600_000 : 60_000))
}

/**
 * First responses as one loop over mutable rows, with none of the engine's parts: no successors, warnings, pauses or
 * overruling. Slow and plain, to be checked against.
 */
export function naiveFirstResponses(facts: readonly TicketFact[]): readonly NaiveClock[] {
  const rows: NaiveClock[] = []
  let terms: ClockTerms | undefined
  let priority: Priority = 'P4'
  let status = 'open'
  let origin = 0
  let answered = false
  const open = () => rows.find((row) => row.state === 'running' || row.state === 'breached')
  const start = (at: number) => {
    if (!terms || open()) return
    origin = at
    rows.push({
      cycle: new Set(rows.map((row) => row.cycle)).size + 1,
      dueAt: runOut(terms, priority, at),
      state: 'running',
    })
  }
  const replace = (dueAt: number) => {
    const row = open()
    if (row?.state !== 'running') return
    row.state = 'superseded'
    rows.push({ cycle: row.cycle, dueAt, state: 'running' })
  }
  const cancel = () => {
    const row = open()
    if (row?.state === 'running') row.state = 'cancelled'
  }
  const reopen = (at: number, side: string) => {
    status = 'open'
    if (side === 'customer' ? terms?.answerAgainOn.includes('reopened') : !answered) start(at)
  }
  for (const fact of facts) {
    const { at } = fact
    const row = open()
    if (row?.state === 'running' && row.dueAt < at) row.state = 'breached'
    const isOver = status === 'resolved' || status === 'closed'
    if (fact.type === 'opened') {
      priority = fact.priority
      terms = fact.terms
      start(at)
    } else if (fact.type === 'staff_answered' || fact.type === 'meeting_joined') {
      answered = true
      if (row) row.state = row.state === 'running' ? 'met' : 'met_late'
    } else if (fact.type === 'priority_changed') {
      const isRaise = rank(fact.to) < rank(priority)
      const isSame = fact.to === priority
      priority = fact.to
      if (isSame || !terms) continue
      if (row?.state === 'running') {
        replace(
          isRaise
            ? Math.min(row.dueAt, runOut(terms, priority, at))
            : Math.max(row.dueAt, runOut(terms, priority, origin)),
        )
      } else if (isRaise && answered && status !== 'closed' && terms.answerAgainOn.includes('raised')) start(at)
    } else if (fact.type === 'terms_changed') {
      terms = fact.terms
      if (row?.state === 'running') replace(Math.min(row.dueAt, runOut(terms, priority, at)))
      else if (!answered && !isOver) start(at)
    } else if (fact.type === 'contact_wrote') {
      if (status === 'resolved') reopen(at, 'customer')
      else if (status !== 'closed') status = 'open'
    } else if (fact.type === 'reopened') {
      if (isOver) reopen(at, fact.side)
    } else if (fact.type === 'withdrawn' || fact.type === 'closed_by_lead') {
      status = 'closed'
      cancel()
    } else if (fact.type === 'status_changed' && fact.to !== status) {
      if (isOver && fact.to !== 'resolved' && fact.to !== 'closed') reopen(at, fact.side)
      status = fact.to
      if ((fact.to === 'closed' || fact.to === 'resolved') && fact.side === 'customer') cancel()
    }
  }
  return rows
}
