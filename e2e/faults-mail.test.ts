import { createServer } from 'node:net'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openRelay, type Relay, type TakenMail } from '../packages/server/src/features/notifications/testing/relay.ts'
import { must } from './support/canaries.ts'
import { type DemoFolder, makeDemoFolder } from './support/demo-folder.ts'
import { type DeskProcess, startDesk } from './support/desk-process.ts'
import { until } from './support/live-frames.ts'
import { sendPatiently } from './support/patient-client.ts'

let folder: DemoFolder
let desk: DeskProcess
let relay: Relay | undefined
let port = 0
const start = () =>
  startDesk({
    dataDir: folder.path,
    env: {
      SMTP_URL: `smtp://127.0.0.1:${port}`,
      MAIL_FROM: 'Northlight Support <support@northlight.test>',
      RATE_PER_PERSON: '0',
      RATE_PER_SOURCE: '0',
    },
  })
beforeAll(async () => {
  folder = await makeDemoFolder()
  port = await freePort()
  desk = await start()
})
afterAll(async () => {
  await desk?.kill()
  await relay?.close()
  await folder?.remove()
})

interface Delivery {
  readonly messageId: string
  readonly state: string
  readonly attempts: number
  readonly lastErrorCode: string | null
  readonly person: { readonly name: string }
}
interface Told {
  readonly id: string
  readonly number: string
}

/** Opens a ticket of Katrin's, which Bo answers: she gets a mail about it. */
async function answered(subject: string): Promise<Told> {
  const { body } = await sendPatiently<Told>(() => desk, desk.person('Katrin').apiKey, 'POST /tickets', {
    body: { kind: 'question', subject, text: 'When?', priority: 'P3' },
  })
  await sendPatiently(() => desk, desk.person('Bo').apiKey, `POST /tickets/${body.id}/messages`, {
    body: { audience: 'customer', text: 'Soon.', turn: 'customer' },
  })
  return body
}
const lettersOf = async ({ id }: Told): Promise<readonly Delivery[]> =>
  (
    await must<{ items: readonly Delivery[] }>(
      desk,
      desk.person('Ida').apiKey,
      `GET /deliveries?limit=100&ticketId=${id}`,
    )
  ).items
const taken = (letter: Delivery): readonly TakenMail[] =>
  relay?.taken.filter(({ messageId }) => messageId === letter.messageId) ?? []
const allSent = async (tickets: readonly Told[]) => {
  const letters = (await Promise.all(tickets.map(lettersOf))).flat()
  return letters.length >= tickets.length && letters.every(({ state }) => state === 'sent')
}

it('while the relay is away mail waits and says so; once it is back each goes out once (F25)', async () => {
  const tickets = await Promise.all(
    ['One', 'Two', 'Three', 'Four', 'Five'].map((name) => answered(`${name}, no relay`)),
  )
  await until(async () =>
    (await Promise.all(tickets.map(lettersOf))).every((letters) => letters.some(({ lastErrorCode }) => lastErrorCode)),
  )
  const { mail } = await must<{ mail: { waiting: number; oldestWaitingAt: string | null } }>(
    desk,
    desk.person('Bo').apiKey,
    'GET /system',
  )
  expect(mail.waiting).toBeGreaterThanOrEqual(tickets.length)
  expect(Date.parse(mail.oldestWaitingAt ?? '')).toBeLessThan(Date.now())
  relay = await openRelay(port)
  const tookMs = await until(() => allSent(tickets), 90_000)
  const letters = (await Promise.all(tickets.map(lettersOf))).flat()
  expect(letters.map((letter) => taken(letter).length)).toEqual(letters.map(() => 1))
  console.info(`relay back: ${letters.length} mails, each once, the last ${Math.round(tookMs / 1000)} s after`)
})

it('a slow relay, and a reader on whom it dies, hold up nobody else: each mail goes out once (F24, F25)', async () => {
  if (!relay) throw new Error('no relay')
  relay.poison = desk.person('Katrin').email
  const poisoned = await answered('Never gets through')
  relay.slowMs = 300
  const bo = desk.person('Bo').apiKey
  const others = await Promise.all(
    Array.from({ length: 5 }, async (_, index) => {
      const { body } = await sendPatiently<Told>(() => desk, desk.person('Ana').apiKey, 'POST /tickets', {
        body: { kind: 'question', subject: `Beside it ${index}`, text: 'When?', priority: 'P3' },
      })
      await sendPatiently(() => desk, bo, `POST /tickets/${body.id}/messages`, {
        body: { audience: 'customer', text: 'Soon.', turn: 'customer' },
      })
      return body
    }),
  )
  const tookMs = await until(() => allSent(others), 20_000)
  const letters = (await Promise.all(others.map(lettersOf))).flat()
  expect(letters.map((letter) => taken(letter).length)).toEqual(letters.map(() => 1))
  const stuck = (await lettersOf(poisoned)).find(({ person }) => person.name.startsWith('Katrin'))
  expect(stuck).toMatchObject({ state: 'waiting', lastErrorCode: expect.stringMatching(/^smtp\./) })
  console.info(`beside a poisonous reader: ${letters.length} mails, each once, the last after ${Math.round(tookMs)} ms`)
  relay.poison = undefined
  relay.slowMs = 0
})

it('a process killed while the relay has a mail in hand sends it again within half a minute, as the same mail (F02)', async () => {
  if (!relay) throw new Error('no relay')
  relay.slowMs = 60_000
  const before = relay.taken.length
  const ticket = await answered('Killed on the way')
  await until(() => (relay?.taken.length ?? 0) > before)
  await desk.kill()
  relay.slowMs = 0
  const killedAt = performance.now()
  desk = await start()
  await until(() => allSent([ticket]))
  const tookMs = performance.now() - killedAt
  const letters = await lettersOf(ticket)
  for (const letter of letters) {
    const copies = taken(letter)
    expect(copies.length).toBeLessThanOrEqual(2)
    expect(new Set(copies.map(({ messageId }) => messageId)).size).toBe(1)
  }
  console.info(`killed with a mail in hand: sent again ${Math.round(tookMs / 1000)} s after, under its old Message-ID`)
  expect(tookMs).toBeLessThan(30_000)
})

it('a relay that keeps silent does not keep a desk from stopping in order (F32)', async () => {
  if (!relay) throw new Error('no relay')
  relay.slowMs = 60_000
  const before = relay.taken.length
  await answered('Stopped on the way')
  await until(() => (relay?.taken.length ?? 0) > before)
  const began = performance.now()
  expect(await desk.stop()).toBe(0)
  console.info(`stopped with a silent relay in ${Math.round(performance.now() - began)} ms`)
  expect(performance.now() - began).toBeLessThan(10_000)
})

function freePort(): Promise<number> {
  const server = createServer()
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const at = server.address()
      server.close(() => resolve(typeof at === 'object' && at ? at.port : 0))
    })
  })
}
