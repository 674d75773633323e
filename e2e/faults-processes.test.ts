import type { ChildProcess } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { Agent, get } from 'node:http'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { call } from './support/call.ts'
import type { DeskProcess } from './support/desk-process.ts'
import { listenLive, until } from './support/live-frames.ts'
import { isCut } from './support/patient-client.ts'
import { openPostgresDesk, type PostgresDesk } from './support/postgres-desk.ts'
import { happeningsOf, type Promised, promiseOf, promiseUpdates } from './support/promised-updates.ts'
import { shiftedClock } from './support/shifted-clock.ts'

const many = 20
let ground: PostgresDesk
let one: DeskProcess
let other: DeskProcess
let worker: ChildProcess
beforeAll(async () => {
  ground = await openPostgresDesk()
  one = await ground.serve()
  other = await ground.serve()
  worker = await ground.work()
})
afterAll(() => ground?.end())

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** Waits until all are late, and returns by how many ms the desk noticed each. */
async function lagsOf(desk: DeskProcess, promises: readonly Promised[]): Promise<readonly number[]> {
  const read = () => Promise.all(promises.map((promise) => promiseOf(desk, promise)))
  await until(async () => (await read()).every(({ state }) => state === 'breached'))
  return (await read()).map(({ dueAt, detectedAt }) => Date.parse(detectedAt ?? '') - Date.parse(dueAt))
}

async function expectEachOnce(promises: readonly Promised[]): Promise<void> {
  const happened = await happeningsOf(one, promises)
  expect([...happened.keys()].filter((what) => what.startsWith('commitment.breached'))).toHaveLength(promises.length)
  expect([...happened].filter(([, times]) => times !== 1)).toEqual([])
}

it('two desks and a worker on one database: what falls due fires once, on time, never early (F05)', async () => {
  const promises = await promiseUpdates(one, { count: many, inMs: 8_000 })
  const lags = await lagsOf(other, promises)
  expect(Math.min(...lags)).toBeGreaterThanOrEqual(0)
  expect(Math.max(...lags)).toBeLessThan(10_000)
  await expectEachOnce(promises)
  console.info(`${many} due before three sweeps: each once, none early, the last ${Math.max(...lags)} ms late`)
})

it('a worker that freezes and wakes again does nothing a second time, and holds up nobody (F04)', async () => {
  const promises = await promiseUpdates(one, { count: many, inMs: 8_000 })
  const { dueAt = '' } = promises[0] ?? {}
  const frozen = [worker.pid ?? 0, other.pid]
  let isOver = false
  const stutter = async (pid: number) => {
    while (!isOver) {
      process.kill(pid, 'SIGSTOP')
      await pause(400 + Math.random() * 400)
      process.kill(pid, 'SIGCONT')
      await pause(20 + Math.random() * 80)
    }
  }
  await until(() => Date.now() > Date.parse(dueAt) - 1_000)
  const stuttering = Promise.all(frozen.map(stutter))
  const lags = await lagsOf(one, promises).finally(() => {
    isOver = true
  })
  await stuttering
  await pause(1_000)
  expect(Math.min(...lags)).toBeGreaterThanOrEqual(0)
  expect(Math.max(...lags)).toBeLessThan(30_000)
  await expectEachOnce(promises)
  console.info(`${many} due while two of three processes freeze and wake: each once, ${Math.max(...lags)} ms at most`)
})

it('a process whose own clock is wrong by hours fires by the clock of the database (F19)', async () => {
  const clock = await shiftedClock()
  await clock.shift(-2 * 3_600_000)
  process.kill(worker.pid ?? 0, 'SIGSTOP')
  process.kill(other.pid, 'SIGSTOP')
  const skewed = await ground.serve(clock.env)
  const promises = await promiseUpdates(one, { count: many, inMs: 8_000 })
  process.kill(one.pid, 'SIGSTOP')
  const lags = await lagsOf(skewed, promises).finally(() => {
    for (const pid of [one.pid, other.pid, worker.pid ?? 0]) process.kill(pid, 'SIGCONT')
  })
  expect(Math.min(...lags)).toBeGreaterThanOrEqual(0)
  expect(Math.max(...lags)).toBeLessThan(10_000)
  await expectEachOnce(promises)
  console.info(`a process two hours slow: the last of ${many} fired ${Math.max(...lags)} ms late by the database`)
  await skewed.stop()
  await clock.remove()
})

it('of twenty changes to one version one wins, the others hear of the present one, none goes without (F27)', async () => {
  const bo = one.person('Bo').apiKey
  const change = (at: DeskProcess, zone: string, version?: string) =>
    call(at, bo, 'PATCH /me', { body: { zone }, headers: version === undefined ? {} : { 'if-match': version } })
  const version = (await call(one, bo, 'GET /me')).headers.get('etag') ?? ''
  const zones = Intl.supportedValuesOf('timeZone')
    .filter((zone) => zone.startsWith('America/'))
    .slice(0, 20)
  const answers = await Promise.all(zones.map((zone, index) => change(index % 2 ? one : other, zone, version)))
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
  const stale = answers.filter(({ status }) => status === 412)
  expect(stale).toHaveLength(zones.length - 1)
  expect(stale.map(({ headers }) => headers.get('etag'))).not.toContain(version)
  expect((await change(one, 'Europe/Berlin')).status).toBe(428)
})

it('a desk that is told to stop finishes what it took in, sends live lines away and loses no request (F32)', async () => {
  const line = await listenLive(other, other.person('Bo').apiKey)
  const failed: string[] = []
  let isOver = false
  let served = 0
  let atTheDoor = 0
  const { apiKey } = one.person('Katrin')
  /** What was taken in has to be answered; who was cut off while still knocking at the door has left nothing behind. */
  const wasTakenIn = async (subject: string) =>
    (await call<{ items: unknown[] }>(one, apiKey, `GET /tickets?q=${subject}`)).body.items.length > 0
  /** As a balancer does: to the one that listens. */
  const client = async () => {
    let at = other
    while (!isOver) {
      const subject = `stopping${randomUUID().replaceAll('-', '')}`
      try {
        const { status } = await call(at, apiKey, 'POST /tickets', { body: ticketCalled(subject) })
        served += 1
        if (status !== 201) failed.push(String(status))
      } catch (error) {
        if (!isRefused(error) && !isCut(error)) throw error
        if (!isRefused(error)) {
          if (await wasTakenIn(subject)) failed.push(`${String(error)} ${describe(error)}`)
          else atTheDoor += 1
        }
        at = one
      }
    }
  }
  const clients = Array.from({ length: 6 }, client)
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  expect((await askBy(agent, `${other.url}/readyz`)).status).toBe(200)
  await pause(1_000)
  const began = performance.now()
  const stopped = other.stop()
  await pause(150)
  // a line that was idle when the end began is answered once more, and told that this was the last answer
  expect(await askBy(agent, `${other.url}/readyz`)).toEqual({ status: 503, connection: 'close' })
  const code = await stopped
  const tookMs = performance.now() - began
  await pause(500)
  isOver = true
  await Promise.all(clients)
  console.info(
    `stopped under load in ${Math.round(tookMs)} ms: ${served} requests, ${failed.length} failed, ${atTheDoor} not let in`,
  )
  expect(failed).toEqual([])
  // what tells whether a request was taken in does find one that was
  await call(one, apiKey, 'POST /tickets', { body: ticketCalled('stoppedinorder') })
  expect(await wasTakenIn('stoppedinorder')).toBe(true)
  expect(code).toBe(0)
  expect(tookMs).toBeLessThan(15_000)
  expect(line.text()).toMatch(/^retry: \d+/m)
  await until(() => line.hasEnded(), 5_000)
})

const ticketCalled = (subject: string) => ({ kind: 'question', subject, text: 'Still there?', priority: 'P3' })
const describe = (error: unknown) => (error instanceof Error ? String(error.cause) : '')
const isRefused = (error: unknown) => isCut(error) && /ECONNREFUSED/.test(describe(error))

const askBy = (agent: Agent, url: string) =>
  new Promise<{ readonly status: number | undefined; readonly connection: string | undefined }>((resolve, reject) => {
    const asked = get(url, { agent }, (answer) => {
      answer.resume()
      resolve({ status: answer.statusCode, connection: answer.headers.connection })
    })
    asked.on('error', reject)
  })
