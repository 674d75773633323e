import { call } from './call.ts'
import type { DeskProcess } from './desk-process.ts'

/** The number of a ticket of the demo, as somebody who may read it finds it; numbers move when the demo tells more. */
export async function ticketCalled(desk: DeskProcess, name: string, subject: string): Promise<string> {
  const operation = `GET /tickets?limit=20&order=updated&q=${encodeURIComponent(subject)}`
  const { body } = await call<{ items: readonly { number: string; subject: string }[] }>(
    desk,
    desk.person(name).apiKey,
    operation,
  )
  const found = body.items.find((ticket) => ticket.subject.startsWith(subject))
  if (!found) throw new Error(`no ticket that ${name} may read is called ${subject}`)
  return found.number
}
