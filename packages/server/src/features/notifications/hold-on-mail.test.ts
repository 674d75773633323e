import { pino } from 'pino'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { OutgoingMail } from './ports.ts'
import { PostRoom } from './post-room.ts'
import { mailToSend } from './send-due.ts'
import { type MailDesk, only, openMailDesk } from './testing/mail-desk.ts'

let mail: MailDesk
beforeEach(async () => {
  mail = await openMailDesk()
})
afterEach(() => mail.close())

/** Another process of the same desk that takes mail into its hands; what it hands on is kept here. */
function anotherProcess(post: (mail: OutgoingMail) => Promise<void>) {
  const { desk } = mail.desk
  let isAlive = true
  const room = new PostRoom({
    openUnit: async (_principal, _kind, work) => {
      if (!isAlive) throw new Error('this process was killed')
      return desk.asWorker(work)
    },
    transport: {
      domain: 'vendor.test',
      close: () => undefined,
      post: async (one) => {
        await post(one)
        return { outcome: 'sent' }
      },
    },
    letterSources: [],
    invitations: { on: [], write: async () => undefined },
    publicUrl: 'http://localhost:4080',
    log: pino({ level: 'silent' }),
    chance: () => 0.5,
  })
  const takes = () => desk.asWorker((ctx) => mailToSend(room).take(ctx, 20, mail.desk.now()))
  const kill = () => {
    isAlive = false
  }
  return { room, takes, kill }
}
const oneMailWaits = async () => {
  const ticket = await mail.desk.contact('ana').opens({ priority: 'P2' })
  await mail.desk.engineer('bo').replies(ticket, 'One.')
  await mail.desk.desk.outbox.drain()
}

it('mail in the hands of a process that was killed goes within half a minute, once, under its Message-ID', async () => {
  const { desk, to, states } = mail
  await oneMailWaits()
  const inHand = Promise.withResolvers<void>()
  const killed = anotherProcess(() => {
    inHand.resolve()
    return new Promise(() => undefined)
  })
  expect(await killed.takes()).toBe(1)
  await inHand.promise
  killed.kill()
  await desk.mailGoes()
  expect(to('ana')).toEqual([])
  desk.clock.advance(29_000)
  await desk.mailGoes()
  const [row] = await desk.sql<{ message_id: string; attempts: number }>('SELECT message_id, attempts FROM deliveries')
  expect(only(to('ana')).messageId).toBe(row?.message_id)
  expect(row?.attempts).toBe(2)
  expect(await states()).toEqual([{ state: 'sent', n: 1 }])
})

it('a process that lives keeps its mail however slow the relay is, and nobody sends it a second time', async () => {
  const { desk, to, states } = mail
  await oneMailWaits()
  const { promise: relayAnswers, resolve: answer } = Promise.withResolvers<void>()
  const handed: string[] = []
  const slow = anotherProcess((one) => {
    handed.push(one.messageId)
    return relayAnswers
  })
  await slow.takes()
  for (let n = 0; n < 6; n += 1) {
    desk.clock.advance(15_000)
    await slow.room.keepHold()
    await desk.mailGoes()
  }
  expect(to('ana')).toEqual([])
  answer()
  await slow.room.close()
  expect(handed).toHaveLength(1)
  expect(await states()).toEqual([{ state: 'sent', n: 1 }])
})
