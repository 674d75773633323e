import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { must } from './support/canaries.ts'
import { type DemoFolder, makeDemoFolder } from './support/demo-folder.ts'
import { bin, type DeskProcess, root, startDesk } from './support/desk-process.ts'
import { until } from './support/live-frames.ts'
import { happeningsOf, type Promised, promiseOf, promiseUpdates } from './support/promised-updates.ts'
import { type ShiftedClock, shiftedClock } from './support/shifted-clock.ts'

const run = promisify(execFile)
const hourMs = 3_600_000
let folder: DemoFolder
let clock: ShiftedClock
let desk: DeskProcess
beforeAll(async () => {
  folder = await makeDemoFolder()
  clock = await shiftedClock()
  desk = await startDesk({
    dataDir: folder.path,
    env: { ...clock.env, RATE_PER_PERSON: '0', RATE_PER_SOURCE: '0' },
  })
})
afterAll(async () => {
  await desk?.kill()
  await clock?.remove()
  await folder?.remove()
})

const stateOfClock = async () =>
  (await must<{ clock: { state: string } }>(desk, desk.person('Bo').apiKey, 'GET /system')).clock.state
const statesOf = async (promises: readonly Promised[]) =>
  new Set((await Promise.all(promises.map((one) => promiseOf(desk, one)))).map(({ state }) => state))
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

async function expectEachOnce(promises: readonly Promised[]): Promise<void> {
  const happened = await happeningsOf(desk, promises)
  expect([...happened.keys()].filter((what) => what.startsWith('commitment.breached'))).toHaveLength(promises.length)
  expect([...happened].filter(([, times]) => times !== 1)).toEqual([])
}

it('a clock that jumps two hours ahead fires nothing, says so, and goes on when it is back (F17)', async () => {
  const promises = await promiseUpdates(desk, { count: 5, inMs: hourMs })
  await clock.shift(2 * hourMs)
  const frozenIn = await until(async () => (await stateOfClock()) === 'frozen', 15_000)
  await pause(2_000)
  expect(await statesOf(promises)).toEqual(new Set(['running']))
  await clock.shift(0)
  const thawedIn = await until(async () => (await stateOfClock()) === 'running', 15_000)
  expect(await statesOf(promises)).toEqual(new Set(['running']))
  const soon = await promiseUpdates(desk, { count: 5, inMs: 8_000 })
  await until(async () => (await statesOf(soon)).has('breached') && (await statesOf(soon)).size === 1)
  await expectEachOnce(soon)
  console.info(
    `two hours ahead: 0 early; known after ${Math.round(frozenIn)} ms, on again ${Math.round(thawedIn)} ms after it was back`,
  )
})

it('a clock set back an hour fires nothing twice and turns no order round (F18)', async () => {
  const due = await promiseUpdates(desk, { count: 5, inMs: 8_000 })
  await until(async () => (await statesOf(due)).has('breached') && (await statesOf(due)).size === 1)
  const ticketId = due[0]?.ticketId ?? ''
  const say = (text: string) =>
    must(desk, desk.person('Bo').apiKey, `POST /tickets/${ticketId}/messages`, { audience: 'customer', text })
  await say('before')
  await clock.shift(-hourMs)
  await say('after')
  await pause(1_500)
  await expectEachOnce(due)
  const { items } = await must<{ items: readonly { type: string; message?: { text: string } }[] }>(
    desk,
    desk.person('Bo').apiKey,
    `GET /tickets/${ticketId}/timeline`,
  )
  const texts = items.flatMap(({ message }) => message?.text ?? []).filter((text) => /^(before|after)$/.test(text))
  expect(texts).toEqual(['before', 'after'])
  await clock.shift(0)
  await pause(1_500)
  await expectEachOnce(due)
})

it('an administrator who says that the clock is right sets it going: what is due fires with its true due time (F17)', async () => {
  const promises = await promiseUpdates(desk, { count: 3, inMs: hourMs })
  await clock.shift(2 * hourMs)
  await until(async () => (await stateOfClock()) === 'frozen', 15_000)
  await run(process.execPath, [bin, 'clock', 'accept', '--data-dir', folder.path], { cwd: root })
  await until(async () => (await statesOf(promises)).size === 1 && (await statesOf(promises)).has('breached'), 30_000)
  for (const promise of promises) expect((await promiseOf(desk, promise)).dueAt).toBe(promise.dueAt)
  await expectEachOnce(promises)
})
