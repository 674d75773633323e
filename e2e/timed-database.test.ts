import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { call } from './support/call.ts'
import { must } from './support/canaries.ts'
import type { DeskProcess } from './support/desk-process.ts'
import { type FaultProxy, openFaultProxy } from './support/fault-proxy.ts'
import { listenLive, until } from './support/live-frames.ts'
import { type Attempts, sendPatiently } from './support/patient-client.ts'
import { openPostgresDesk, type PostgresDesk } from './support/postgres-desk.ts'
import { sessionOf } from './support/sessions.ts'

const CONNECTIONS = 6
let ground: PostgresDesk
let wire: FaultProxy
/** Reaches its database through the wire; the other one, beside it, does not. */
let desk: DeskProcess
let beside: DeskProcess
beforeAll(async () => {
  ground = await openPostgresDesk()
  wire = await openFaultProxy({ path: join(ground.cluster.folder, '.s.PGSQL.5432') })
  desk = await ground.serve({
    DATABASE_URL: `postgresql://desk_login@127.0.0.1:${wire.port}/desk`,
    DATABASE_CONNECTIONS: String(CONNECTIONS),
  })
  beside = await ground.serve()
})
afterAll(async () => {
  await ground?.end()
  await wire?.close()
})

interface Ticket {
  readonly id: string
  readonly subject: string
}
const ticketOf = (subject: string) => ({ kind: 'question', subject, text: 'Does it hold?', priority: 'P3' })
const katrin = () => desk.person('Katrin').apiKey
/** A process that ended says why. */
afterEach(() => {
  if (!desk.isRunning()) throw new Error(`the desk ended:\n${desk.errors()}`)
})

/** Four clients open tickets, and one signs in again and again, until `fault` is over and one more was answered. */
async function openThrough(fault: () => Promise<unknown>) {
  const answers: Attempts<Ticket>[] = []
  let isOver = false
  const client = async () => {
    do {
      const body = ticketOf(`held ${randomUUID()}`)
      answers.push(await sendPatiently<Ticket>(() => desk, katrin(), 'POST /tickets', { body }))
    } while (!isOver)
  }
  const visitor = async () => {
    while (!isOver) await sessionOf(desk, 'Ana').catch(() => undefined)
  }
  const healing = async () => {
    await fault()
    return until(async () => (await call(desk, katrin(), 'GET /me')).status === 200)
  }
  const healed = healing().finally(() => {
    isOver = true
  })
  const [healedIn] = await Promise.all([healed, client(), client(), client(), client(), visitor()])
  return { answers, healedIn }
}

/** Every ticket that was acknowledged is there, once, with what it said. */
async function expectKept(answers: readonly Attempts<Ticket>[]): Promise<void> {
  expect(answers.map(({ status }) => status).filter((status) => status !== 201)).toEqual([])
  const ids = answers.map(({ body }) => body.id)
  expect(new Set(ids).size).toBe(ids.length)
  for (const { body } of answers) {
    const { body: found } = await call<Ticket>(desk, katrin(), `GET /tickets/${body.id}`)
    expect(found.subject).toBe(body.subject)
  }
  const subjects = answers.map(({ body }) => body.subject)
  const [counted] = await ground.sql<{ n: number }>('SELECT count(*)::int AS n FROM tickets WHERE subject = ANY ($1)', [
    subjects,
  ])
  expect(counted?.n).toBe(subjects.length)
}

const report = (what: string, { answers, healedIn }: Awaited<ReturnType<typeof openThrough>>) => {
  const [cut, putOff] = [
    answers.reduce((sum, one) => sum + one.cut, 0),
    answers.reduce((sum, one) => sum + one.putOff, 0),
  ]
  console.info(
    `${what}: ${answers.length} tickets kept, 0 lost, 0 twice; ${putOff} answers "not now", ${cut} without an answer; well again ${Math.round(healedIn)} ms after`,
  )
}

describe('a database that goes away', () => {
  it('cut connections cost nobody an acknowledged ticket, and the process lives on (F06)', async () => {
    const held = await openThrough(async () => {
      for (let times = 0; times < 8; times += 1) {
        await new Promise((resolve) => setTimeout(resolve, 150))
        if (times % 2) wire.cut()
        else {
          await ground.sql(
            `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name LIKE 'mainstay%'`,
          )
        }
      }
    })
    report('connections cut 8 times', held)
    expect(held.healedIn).toBeLessThan(5_000)
    await expectKept(held.answers)
  })

  it('a server that stops and starts again is waited for: 503 with a time to come back, never a false answer (F06)', async () => {
    let ready: Response | undefined
    const held = await openThrough(async () => {
      await ground.cluster.control('stop', '-m', 'fast')
      ready = await fetch(`${desk.url}/readyz`)
      expect((await fetch(`${desk.url}/healthz`)).status).toBe(200)
      await new Promise((resolve) => setTimeout(resolve, 1_500))
      await ground.cluster.control('start')
    })
    report('server stopped and started', held)
    expect(ready?.status).toBe(503)
    expect(ready?.headers.get('retry-after')).toBeTruthy()
    expect(held.answers.some(({ putOff }) => putOff > 0)).toBe(true)
    expect(held.healedIn).toBeLessThan(5_000)
    await expectKept(held.answers)
  })

  it('a crash of the server loses nothing that was acknowledged (F08)', async () => {
    const held = await openThrough(async () => {
      for (let times = 0; times < 3; times += 1) {
        await new Promise((resolve) => setTimeout(resolve, 300))
        const [one] = await ground.sql<{ pid: number }>(
          `SELECT pid FROM pg_stat_activity WHERE application_name = 'mainstay' ORDER BY random() LIMIT 1`,
        )
        if (one) process.kill(one.pid, 'SIGKILL')
        await until(() =>
          ground.sql('SELECT 1').then(
            () => true,
            () => false,
          ),
        )
      }
    })
    report('server crashed 3 times', held)
    expect(held.healedIn).toBeLessThan(5_000)
    await expectKept(held.answers)
  })

  it('work that waits outside of requests goes on after a crash: what is told still reaches the live line', async () => {
    const line = await listenLive(desk, katrin())
    await ground.cluster.control('restart', '-m', 'immediate')
    const { body } = await sendPatiently<Ticket>(() => beside, katrin(), 'POST /tickets', {
      body: ticketOf('After it'),
    })
    const tookMs = await until(() => line.text().includes(body.id), 30_000)
    line.hangUp()
    console.info(`after a crash the live line told of a ticket of the other process ${Math.round(tookMs)} ms later`)
  })
})

it('a notification line that died silently delays what is live by less than two seconds, and is renewed (F07)', async () => {
  await until(() => wire.linesWith('mainstay listen') === 1)
  const line = await listenLive(desk, katrin())
  wire.silence('mainstay listen')
  const delays: number[] = []
  for (let times = 0; times < 4; times += 1) {
    const { id } = await must<Ticket>(beside, katrin(), 'POST /tickets', ticketOf(`Unheard ${times}`))
    delays.push(await until(() => line.text().includes(id), 10_000))
  }
  const renewedIn = await until(() => wire.linesWith('mainstay listen') === 1, 15_000)
  line.hangUp()
  const [longest, waited] = [Math.max(...delays), delays.reduce((sum, delay) => sum + delay, 0) + renewedIn]
  console.info(`a dead notification line: ${Math.round(longest)} ms at most, renewed after ${Math.round(waited)} ms`)
  expect(longest).toBeLessThan(2_000)
})

it('a commit whose answer was lost is settled: one ticket, and the same answer each time (F09)', async () => {
  const key = randomUUID()
  const subject = `Lost on the way ${key}`
  const open = () =>
    call<Ticket>(desk, katrin(), 'POST /tickets', { headers: { 'idempotency-key': key }, body: ticketOf(subject) })
  wire.loseAnswerAfter(subject, 'COMMIT\0')
  // the desk itself asks what became of it, by the key
  const [told, again] = [await open(), await open()]
  expect(wire.lostAnswers()).toBe(1)
  expect([told.status, again.status]).toEqual([201, 201])
  expect(JSON.stringify(again.body)).toBe(JSON.stringify(told.body))
  const [counted] = await ground.sql<{ n: number }>('SELECT count(*)::int AS n FROM tickets WHERE subject = $1', [
    subject,
  ])
  expect(counted?.n).toBe(1)
})

it('an answer that the client never got is the same when it asks again (F09)', async () => {
  const towards = await openFaultProxy({ port: Number(new URL(desk.url).port), host: '127.0.0.1' })
  const through = { url: `http://127.0.0.1:${towards.port}` }
  const key = randomUUID()
  const subject = `Never heard ${key}`
  towards.loseAnswerAfter(subject)
  const open = (at: { readonly url: string }) =>
    call<Ticket>(at, katrin(), 'POST /tickets', { headers: { 'idempotency-key': key }, body: ticketOf(subject) })
  await expect(open(through)).rejects.toThrow()
  const [told, again] = [await open(through), await open(desk)]
  expect(again.body).toEqual(told.body)
  const [counted] = await ground.sql<{ n: number }>('SELECT count(*)::int AS n FROM tickets WHERE subject = $1', [
    subject,
  ])
  expect(counted?.n).toBe(1)
  await towards.close()
})

it('a crowd of one company neither starves another one nor opens more connections than it may (F13)', async () => {
  const asked = async () => {
    const began = performance.now()
    const { status } = await call(desk, desk.person('Ana').apiKey, 'GET /tickets?limit=20')
    return { status, ms: performance.now() - began }
  }
  let isOver = false
  const statuses = new Map<number, number>()
  const client = async () => {
    while (!isOver) {
      const { status } = await call(desk, katrin(), 'POST /tickets', { body: ticketOf(`Crowd ${randomUUID()}`) })
      statuses.set(status, (statuses.get(status) ?? 0) + 1)
    }
  }
  const others: Awaited<ReturnType<typeof asked>>[] = []
  let most = 0
  const watch = async () => {
    for (let times = 0; times < 30; times += 1) {
      others.push(await asked())
      const [open] = await ground.sql<{ n: number }>(
        `SELECT count(*)::int AS n FROM pg_stat_activity WHERE application_name LIKE 'mainstay%'`,
      )
      most = Math.max(most, open?.n ?? 0)
    }
  }
  const ended = watch().finally(() => {
    isOver = true
  })
  await Promise.all([ended, ...Array.from({ length: 80 }, client)])
  const slowest = others.map(({ ms }) => ms).toSorted((a, b) => a - b)
  console.info(
    `80 at once on ${CONNECTIONS} connections: ${[...statuses].map(([status, n]) => `${n} × ${status}`).join(', ')}; another company waited ${Math.round(slowest[15] ?? 0)} ms in the median, ${Math.round(slowest.at(-1) ?? 0)} ms at most; ${most} connections of both processes`,
  )
  expect([...statuses.keys()].filter((status) => status !== 201 && status !== 503)).toEqual([])
  expect(others.filter(({ status }) => status !== 200)).toEqual([])
  expect(slowest.at(-1)).toBeLessThan(5_000)
  // of each process: its pool, the sign-in's four and the ear
  expect(most).toBeLessThanOrEqual(CONNECTIONS + 10 + 2 * 5)
})
