import { must } from './canaries.ts'
import type { DeskProcess } from './desk-process.ts'
import { sendPatiently } from './patient-client.ts'

interface Commitment {
  readonly id: string
  readonly metric: string
  readonly source: string
  readonly state: string
  readonly dueAt: string
  readonly breachedAt: string | null
  readonly detectedAt: string | null
}
/** An answer promised by hand, due at an instant that the test chose. */
export interface Promised {
  readonly ticketId: string
  readonly dueAt: string
}

/** Opens tickets and promises the next update of each at one instant, `inMs` from now. */
export async function promiseUpdates(
  desk: DeskProcess,
  { count, inMs }: { readonly count: number; readonly inMs: number },
): Promise<readonly Promised[]> {
  const katrin = desk.person('Katrin').apiKey
  const tickets = await Promise.all(
    Array.from({ length: count }, (_, index) =>
      sendPatiently<{ id: string }>(() => desk, katrin, 'POST /tickets', {
        body: { kind: 'question', subject: `To be told ${index}`, text: 'When will it run again?', priority: 'P3' },
      }),
    ),
  )
  const dueAt = new Date(Date.now() + inMs).toISOString()
  const replies = await Promise.all(
    tickets.map(({ body: { id } }) =>
      sendPatiently(() => desk, desk.person('Bo').apiKey, `POST /tickets/${id}/messages`, {
        body: { audience: 'customer', text: 'We will tell you.', nextUpdateBy: dueAt, turn: 'staff' },
      }),
    ),
  )
  const refused = replies.find(({ status }) => status !== 201)
  if (refused) throw new Error(`promising an update gave ${JSON.stringify(refused.body)}`)
  return tickets.map(({ body }) => ({ ticketId: body.id, dueAt }))
}

/** The promise by hand of a ticket, as staff read it. */
export async function promiseOf(desk: DeskProcess, { ticketId }: Promised): Promise<Commitment> {
  const { body } = await sendPatiently<{ items: readonly Commitment[] }>(
    () => desk,
    desk.person('Bo').apiKey,
    `GET /tickets/${ticketId}/commitments`,
  )
  const found = body.items.find(({ source }) => source === 'person')
  if (!found) throw new Error('nothing was promised by hand')
  return found
}

/** How often each thing that can happen once to these promises was written in the audit log. */
export async function happeningsOf(
  desk: DeskProcess,
  promises: readonly Promised[],
): Promise<ReadonlyMap<string, number>> {
  const ids = new Set(await Promise.all(promises.map(async (one) => (await promiseOf(desk, one)).id)))
  const counted = new Map<string, number>()
  let cursor = ''
  do {
    const { items, nextCursor } = await must<{
      items: readonly { action: string; subject: { id: string }; facts: { share?: number } }[]
      nextCursor: string | null
    }>(desk, desk.person('Ida').apiKey, `GET /audit?limit=100${cursor}`)
    for (const { action, subject, facts } of items) {
      if (!ids.has(subject.id)) continue
      const what = `${action}${facts.share === undefined ? '' : ` ${facts.share}`} ${subject.id}`
      counted.set(what, (counted.get(what) ?? 0) + 1)
    }
    cursor = nextCursor && [...counted.keys()].length < ids.size * 8 ? `&cursor=${encodeURIComponent(nextCursor)}` : ''
  } while (cursor !== '')
  return counted
}
