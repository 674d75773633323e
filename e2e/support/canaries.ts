import { randomBytes } from 'node:crypto'
import type { Pool } from './api-document.ts'
import { call } from './call.ts'
import type { DemoPerson, DeskProcess } from './desk-process.ts'

/** Words that nobody else would ever write, by what they were hidden in. */
export interface Canaries {
  /** Every word and id that only the ticket's own readers may see. */
  readonly ofTicket: readonly string[]
  /** Every word and id of notes: staff alone. */
  readonly ofNotes: readonly string[]
  /** Drafts and unsent uploads: their writer alone. */
  readonly ofDrafts: readonly string[]
  /** The ids of it all by prefix. */
  readonly ids: Pool
  readonly noteIds: Pool
  readonly ticketId: string
}
interface Named {
  readonly id: string
}
interface TimelineItem {
  readonly type: string
  readonly message?: Named & { readonly audience: string }
  readonly change?: Named & { readonly kind: string }
  readonly commitment?: Named
}

const word = (of: string): string => `canary${of}${randomBytes(6).toString('hex')}`

/** A new ticket of `owner` with a canary in everything that can be written on one, by both sides. */
export async function plantCanaries(
  desk: DeskProcess,
  { owner, sight }: { readonly owner: DemoPerson; readonly sight: 'team' | 'private' },
): Promise<Canaries> {
  const bo = desk.person('Bo').apiKey
  const words = { ticket: [] as string[], notes: [] as string[], drafts: [] as string[] }
  const hide = (kind: keyof typeof words, of: string) => {
    const hidden = word(of)
    words[kind].push(hidden)
    return hidden
  }
  const sent = await upload(desk, owner.apiKey, hide('ticket', 'filename'), hide('ticket', 'filebody'))
  const unsent = await upload(desk, owner.apiKey, hide('drafts', 'unsentname'), hide('drafts', 'unsentbody'))
  const ofNote = await upload(desk, bo, hide('notes', 'notefilename'), hide('notes', 'notefilebody'))
  const ticket = await must<Named & { number: string; accountId: string; openedBy: Named }>(
    desk,
    owner.apiKey,
    'POST /tickets',
    {
      kind: 'defect',
      subject: hide('ticket', 'subject'),
      text: hide('ticket', 'text'),
      priority: 'P3',
      sight,
      fileIds: [sent],
    },
  )
  const at = `/tickets/${ticket.id}`
  await must(desk, bo, `POST ${at}/messages`, {
    ...{ audience: 'staff', text: hide('notes', 'note'), fileIds: [ofNote] },
  })
  await must(desk, bo, `POST ${at}/messages`, {
    ...{ audience: 'customer', text: hide('ticket', 'reply'), turn: 'staff' },
  })
  await must(desk, bo, `POST ${at}/priority`, { priority: 'P4', reason: hide('ticket', 'reason') })
  const changeId = (await timelineOf(desk, bo, ticket.id)).find(({ change }) => change?.kind === 'priority')?.change?.id
  await must(desk, owner.apiKey, `POST ${at}/dissent`, { changeId, text: hide('ticket', 'dissent') })
  await must(desk, owner.apiKey, `POST ${at}/attention`, { reason: hide('ticket', 'attention') })
  await must(desk, owner.apiKey, `POST /drafts/${ticket.id}`, { content: { text: hide('drafts', 'draft') } })
  await must(desk, bo, `POST /drafts/${ticket.id}.note`, { content: { text: hide('drafts', 'notedraft') } })
  const ids = await collectIds(desk, { ticket, sent, unsent, ofNote, owner })
  return {
    ofTicket: [...words.ticket, ticket.id, ticket.number, ...flat(ids.open)],
    ofNotes: [...words.notes, ...flat(ids.notes)],
    ofDrafts: words.drafts,
    ids: {
      ...ids.open,
      tkt: [ticket.id],
      number: [ticket.number],
      code: [ticket.number.split('-', 1)[0] ?? ''],
      acc: [ticket.accountId],
      per: [ticket.openedBy.id],
      ...ids.unsent,
    },
    noteIds: ids.notes,
    ticketId: ticket.id,
  }
}

const flat = (pool: Pool): readonly string[] => Object.values(pool).flat()

async function collectIds(
  desk: DeskProcess,
  from: { ticket: Named; sent: string; unsent: string; ofNote: string; owner: DemoPerson },
) {
  const timeline = await timelineOf(desk, desk.person('Bo').apiKey, from.ticket.id)
  const distinct = (ids: readonly (string | undefined)[]) => [...new Set(ids.filter((id) => id !== undefined))]
  const messages = timeline.flatMap(({ message }) => (message ? [message] : []))
  const told = await must<{ items: readonly (Named & { ticket: Named | null })[] }>(
    ...([desk, from.owner.apiKey, 'GET /notifications?limit=100'] as const),
  )
  return {
    open: {
      msg: distinct(messages.filter(({ audience }) => audience === 'customer').map(({ id }) => id)),
      chg: distinct(timeline.map(({ change }) => change?.id)),
      com: distinct(timeline.map(({ commitment }) => commitment?.id)),
      ntf: told.items.filter(({ ticket }) => ticket?.id === from.ticket.id).map(({ id }) => id),
      file: [from.sent],
    },
    notes: {
      note: distinct(messages.filter(({ audience }) => audience === 'staff').map(({ id }) => id)),
      file: [from.ofNote],
    },
    unsent: { file: [from.sent, from.unsent, from.ofNote] },
  }
}

const timelineOf = async (desk: DeskProcess, apiKey: string, ticketId: string): Promise<readonly TimelineItem[]> =>
  (await must<{ items: readonly TimelineItem[] }>(desk, apiKey, `GET /tickets/${ticketId}/timeline`)).items

/** A call that has to work for the test to mean anything. */
export async function must<T = Record<string, unknown>>(
  desk: DeskProcess,
  apiKey: string,
  operation: string,
  body?: unknown,
): Promise<T> {
  const answer = await call<T>(desk, apiKey, operation, body === undefined ? {} : { body })
  if (answer.status >= 300) throw new Error(`${operation} gave ${answer.status}: ${JSON.stringify(answer.body)}`)
  return answer.body
}

async function upload(desk: DeskProcess, apiKey: string, name: string, bytes: string): Promise<string> {
  const response = await fetch(`${desk.url}/api/v1/files?name=${name}.txt`, {
    method: 'POST',
    headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'text/plain' },
    body: bytes,
  })
  const { id } = (await response.json()) as Named
  return id
}
