import { afterAll, beforeAll, expect, it } from 'vitest'
import { type DemoFolder, makeDemoFolder } from './support/demo-folder.ts'
import { type DeskProcess, startDesk } from './support/desk-process.ts'
import { until } from './support/live-frames.ts'
import { happeningsOf, promiseOf, promiseUpdates } from './support/promised-updates.ts'

const env = { RATE_PER_PERSON: '0', RATE_PER_SOURCE: '0' }
let folder: DemoFolder
let desk: DeskProcess
beforeAll(async () => {
  folder = await makeDemoFolder()
  desk = await startDesk({ dataDir: folder.path, env })
})
afterAll(async () => {
  await desk.kill()
  await folder.remove()
})

const many = 12

it.each([
  ['killed', (running: DeskProcess) => running.kill()],
  ['stopped in order', (running: DeskProcess) => running.stop()],
])(
  'what fell due while the desk was %s fires at once when it is back, once, with its true due time',
  async (_how, end) => {
    const promises = await promiseUpdates(desk, { count: many, inMs: 8_000 })
    const { dueAt = '' } = promises[0] ?? {}
    await end(desk)
    await until(() => Date.now() > Date.parse(dueAt) + 500)
    const backFrom = Date.now()
    desk = await startDesk({ dataDir: folder.path, env })

    await until(async () => (await Promise.all(promises.map((one) => promiseOf(desk, one)))).every(isLate))
    const late = await Promise.all(promises.map((one) => promiseOf(desk, one)))
    for (const promise of late) {
      expect(promise.dueAt).toBe(dueAt)
      expect(Date.parse(promise.detectedAt ?? '')).toBeGreaterThanOrEqual(backFrom)
    }
    const happened = await happeningsOf(desk, promises)
    expect([...happened.keys()].filter((what) => what.startsWith('commitment.breached'))).toHaveLength(many)
    expect([...happened].filter(([, times]) => times !== 1)).toEqual([])
    const last = Math.max(...late.map(({ detectedAt }) => Date.parse(detectedAt ?? '')))
    console.info(
      `${many} promises fell due while down: 0 early, 0 missed, 0 twice; the last noticed ${last - backFrom} ms after the start was asked for`,
    )
  },
)

const isLate = ({ state }: { readonly state: string }) => state === 'breached'

it('nothing fires before its time, and then each once', async () => {
  const promises = await promiseUpdates(desk, { count: many, inMs: 8_000 })
  await until(async () => (await Promise.all(promises.map((one) => promiseOf(desk, one)))).every(isLate))
  const lags = (await Promise.all(promises.map((one) => promiseOf(desk, one)))).map(
    ({ dueAt, detectedAt }) => Date.parse(detectedAt ?? '') - Date.parse(dueAt),
  )
  expect(Math.min(...lags)).toBeGreaterThanOrEqual(0)
  expect([...(await happeningsOf(desk, promises))].filter(([, times]) => times !== 1)).toEqual([])
  console.info(`${many} promises due at one instant: the last noticed ${Math.max(...lags)} ms late, none early`)
})
