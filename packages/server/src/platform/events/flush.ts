import { type EventType, eventTypes } from '@mainstay/contracts/events'
import type { ClientBase } from 'pg'
import { columnParsers } from '../db/database.ts'
import { gatherWrites } from '../db/gather-writes.ts'
import { statementName } from '../db/statements.ts'
import type { MakeId } from '../ids/uuid-v7.ts'
import { hashEntry } from './audit-chain.ts'
import { lockHeadsSql, makeHeadsSql, writeAllSql } from './flush-sql.ts'
import { deskAccountId, type Unwritten } from './unwritten.ts'

/** A row whose job got lost is looked for after this long. */
const FIRST_LOOK_MS = 30_000

interface Head {
  readonly account_id: string
  event_seq: number
  audit_seq: number
  audit_head: string
}
/** One effect of one event, to be delivered after commit. */
export interface OutboxRow {
  readonly account_id: string
  readonly id: string
  readonly event_id: string
  readonly effect: string
}
interface FlushParts {
  readonly client: ClientBase
  readonly role: string
  readonly newId: () => ReturnType<MakeId>
  /** Epoch ms: the time that outbox rows are made. */
  readonly at: number
  readonly effectsOf: (type: EventType) => readonly string[]
}

export interface Flushed {
  readonly outbox: readonly OutboxRow[]
  /** The statement that writes it all, on its way. */
  readonly written: Promise<unknown>
}

/**
 * Writes a transaction's events, audit entries and outbox rows in two statements. The heads are the last locks of the
 * transaction, taken in id order and held for one round trip and the commit: that is what makes `account_seq` gapless
 * and the chain one line.
 */
export async function flush(unwritten: Unwritten, parts: FlushParts): Promise<Flushed> {
  const { events, entries } = unwritten
  const heads = await lockHeads(parts, new Set(entries.map((entry) => entry.accountId)))
  const eventRows = events.map((event) => {
    const head = headOf(heads, event.accountId ?? deskAccountId)
    head.event_seq += 1
    return eventRow(event, head)
  })
  const auditRows = entries.map((entry) => {
    const head = headOf(heads, entry.accountId)
    head.audit_seq += 1
    head.audit_head = hashEntry(head.audit_head, { ...entry, seq: head.audit_seq })
    return auditRow(entry, head)
  })
  const outbox = outboxRows(events, parts)
  const written = run(parts, writeAllSql, [
    JSON.stringify(eventRows),
    JSON.stringify(auditRows),
    JSON.stringify(outbox),
    JSON.stringify([...heads.values()]),
    new Date(parts.at),
    new Date(parts.at + FIRST_LOOK_MS),
  ])
  return { outbox, written }
}

async function lockHeads(parts: FlushParts, accounts: ReadonlySet<string>): Promise<ReadonlyMap<string, Head>> {
  const ids = [...accounts]
  let found = await run<Head>(parts, lockHeadsSql, [ids])
  if (found.length < ids.length) {
    await run(parts, makeHeadsSql, [ids.toSorted()])
    found = await run<Head>(parts, lockHeadsSql, [ids])
  }
  return new Map(found.map((head) => [head.account_id, head]))
}

function headOf(heads: ReadonlyMap<string, Head>, accountId: string): Head {
  const head = heads.get(accountId)
  if (!head) throw new Error('an event about an account outside the sight of this unit of work')
  return head
}

const eventRow = (event: Unwritten['events'][number], head: Head) => ({
  account_id: head.account_id,
  id: event.id,
  account_seq: head.event_seq,
  type: event.type,
  version: event.version,
  subject_type: event.subject.type,
  subject_id: event.subject.id,
  actor_type: event.actor.type,
  actor_id: event.actor.id,
  audience: event.audience ?? eventTypes[event.type].audience,
  at: new Date(event.at),
  data: event.data ?? {},
})

const auditRow = (entry: Unwritten['entries'][number], head: Head) => ({
  account_id: head.account_id,
  id: entry.id,
  seq: head.audit_seq,
  at: new Date(entry.at),
  actor_type: entry.actor.type,
  actor_id: entry.actor.id,
  action: entry.action,
  subject_type: entry.subject.type,
  subject_id: entry.subject.id,
  event_id: entry.eventId,
  facts: entry.facts,
  texts: entry.texts,
  hash: head.audit_head,
})

function outboxRows(events: Unwritten['events'], parts: FlushParts): OutboxRow[] {
  return events.flatMap((event) =>
    parts.effectsOf(event.type).map((effect) => ({
      account_id: event.accountId ?? deskAccountId,
      id: parts.newId(),
      event_id: event.id,
      effect,
    })),
  )
}

async function run<R>(parts: FlushParts, text: string, values: readonly unknown[]): Promise<R[]> {
  const name = statementName(text, parts.role)
  const query = { text, values: [...values], types: columnParsers, ...(name === undefined ? {} : { name }) }
  gatherWrites(parts.client)
  return (await parts.client.query(query)).rows
}
