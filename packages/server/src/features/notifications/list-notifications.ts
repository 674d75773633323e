import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import type { listNotificationsEndpoint } from '@mainstay/contracts/notifications'
import type { ReasonReader } from '@mainstay/policy/reasons'
import { z } from 'zod'
import { actingPerson } from '../../platform/acting-person.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { readCursor, writeCursor } from '../../platform/http/cursor.ts'
import { encodeId } from '../../platform/ids/index.ts'
import { accountNames } from '../accounts/index.ts'
import { type PersonRefView, personRefs } from '../contacts/index.ts'
import { type RequestSaid, requestsSaid } from '../requests/index.ts'
import { type TicketRef, ticketRefs } from '../tickets/index.ts'
import { countUnread, listNoticeRows, type NoticeRow } from './queries.ts'
import { askingReader, toldDecision } from './told-decision.ts'

type Page = OutputOf<typeof listNotificationsEndpoint>

/** A late promise in facts; the screens have the words. */
const lateOf = ({ metric, dueAt, leadToldAt }: NoticeRow['facts']): Page['items'][number]['late'] =>
  typeof dueAt !== 'string'
    ? null
    : {
        metric: typeof metric === 'string' ? metric : 'first_response',
        dueAt,
        leadToldAt: typeof leadToldAt === 'string' ? leadToldAt : null,
      }

/** What the news says besides: ids stay inside. */
const factsOf = (facts: NoticeRow['facts']): Page['items'][number]['facts'] =>
  Object.fromEntries(Object.entries(facts).filter(([key]) => !/Id$|^(from|to)$/.test(key)))

/** Of a ticket: the release that mends it. */
const releaseIn = ({ version }: NoticeRow['facts']): Page['items'][number]['facts'] =>
  typeof version === 'string' ? { version } : {}

const subjectOf = ({ facts }: NoticeRow): readonly string[] =>
  typeof facts.personId === 'string' ? [facts.personId] : []

const requestOf = ({ facts }: NoticeRow): readonly string[] =>
  typeof facts.requestId === 'string' ? [facts.requestId] : []

interface Beside {
  readonly tickets: ReadonlyMap<string, TicketRef>
  readonly accounts: ReadonlyMap<string, { readonly code: string; readonly name: string }>
  readonly people: ReadonlyMap<string, PersonRefView>
  readonly requests: ReadonlyMap<string, RequestSaid>
  readonly reader: ReasonReader
}

const noticeView = (row: NoticeRow, beside: Beside): Page['items'][number] => {
  const { accounts, tickets, people, reader } = beside
  const request = requestOf(row).flatMap((id) => beside.requests.get(id) ?? [])[0]
  const ticket = row.ticket_id === null ? undefined : tickets.get(row.ticket_id)
  return {
    id: encodeId('ntf', row.id),
    kind: row.kind,
    accountId: encodeId('acc', row.account_id),
    account: accounts.get(row.account_id) ?? null,
    ticket: ticket ? { id: ticket.id, number: ticket.number, subject: ticket.subject } : null,
    at: row.at.toISOString(),
    readAt: row.read_at?.toISOString() ?? null,
    person: subjectOf(row).flatMap((id) => people.get(id) ?? [])[0] ?? null,
    request: request ? { id: request.id, title: request.title } : null,
    facts: row.ticket_id === null ? factsOf(row.facts) : releaseIn(row.facts),
    late: row.ticket_id === null ? null : lateOf(row.facts),
    decision: toldDecision(row, reader),
  }
}

/** What the caller was told, newest first. A ticket that went out of sight since is not named any more. */
export async function listNotifications(ctx: Ctx, { query }: InputOf<typeof listNotificationsEndpoint>): Promise<Page> {
  const personId = actingPerson(ctx)
  const rows = await listNoticeRows(ctx, {
    personId,
    unread: query.unread === true,
    before: readCursor(ctx, query.cursor, z.tuple([z.uuid()]))?.[0],
    limit: query.limit + 1,
  })
  const shown = rows.slice(0, query.limit)
  const tickets = await ticketRefs(
    ctx,
    shown.flatMap(({ ticket_id }) => ticket_id ?? []),
  )
  const accounts = await accountNames(
    ctx,
    shown.map(({ account_id }) => account_id),
  )
  const beside = {
    accounts,
    tickets,
    people: await personRefs(ctx, shown.flatMap(subjectOf)),
    requests: await requestsSaid(ctx, shown.flatMap(requestOf)),
    reader: await askingReader(ctx),
  }
  const last = rows.length > query.limit ? shown.at(-1) : undefined
  return {
    items: shown.map((row) => noticeView(row, beside)),
    nextCursor: last ? writeCursor(ctx, [last.id]) : null,
    unread: await countUnread(ctx, personId),
  }
}
