import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { ask } from './support/ask.ts'
import { type DemoFolder, makeDemoFolder } from './support/demo-folder.ts'
import { type DeskProcess, startDesk } from './support/desk-process.ts'

let folder: DemoFolder
let desk: DeskProcess
beforeAll(async () => {
  folder = await makeDemoFolder()
  // as shipped, but for the one address that everybody of this test shares
  desk = await startDesk({ dataDir: folder.path, env: { RATE_PER_SOURCE: '0' } })
})
afterAll(async () => {
  await desk?.kill()
  await folder.remove()
})

const crowdScript = join(import.meta.dirname, 'support/crowd.ts')
const windows = 5
const callsInWindow = 40
const pauseMs = 25
const crowd = 50
/** A machine that does nothing else still has a bad moment: below this nobody waits noticeably. */
const unnoticedMs = 150

const path = '/api/v1/tickets?limit=20'
const pause = () => new Promise((resolve) => setTimeout(resolve, pauseMs))

/** The slowest but one of forty calls that follow each other as a person's do: their p97. Refusals fail the test. */
async function slowInWindow(apiKey: string): Promise<number> {
  const times: number[] = []
  for (let index = 0; index < callsInWindow; index += 1) {
    const began = performance.now()
    const { status } = await ask(desk, { method: 'GET', path, apiKey })
    times.push(performance.now() - began)
    expect(status).toBe(200)
    await pause()
  }
  return times.toSorted((a, b) => b - a)[1] ?? 0
}
const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0

/** Fifty callers of one account, each at the pace of the one who is measured; gives how often each status came. */
function makeCrowd(apiKey: string): { end(): Promise<Readonly<Record<string, number>>> } {
  const args = [crowdScript, desk.url + path, apiKey, String(crowd), String(pauseMs)]
  const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'] })
  const said = text(child.stdout)
  return {
    end: async () => {
      child.stdin.end()
      return JSON.parse(await said) as Record<string, number>
    },
  }
}

it('one account at fifty times the load does not double what another waits', async () => {
  const helio = desk.person('Katrin').apiKey
  await slowInWindow(helio)
  const alone: number[] = []
  const beside: number[] = []
  const told = new Map<string, number>()
  // in turn, so that what else the machine does falls on both
  for (let window = 0; window < windows; window += 1) {
    alone.push(await slowInWindow(helio))
    const noise = makeCrowd(desk.person('Dana').apiKey)
    beside.push(await slowInWindow(helio))
    const answers = await noise.end()
    for (const [status, count] of Object.entries(answers)) told.set(status, (told.get(status) ?? 0) + count)
  }
  const [calm, loud] = [median(alone), median(beside)]
  console.info(
    `slow call alone ${calm.toFixed(0)} ms, beside the crowd ${loud.toFixed(0)} ms; the crowd got ${[...told]}`,
  )
  expect(told.get('429') ?? 0).toBeGreaterThan(told.get('200') ?? 0)
  expect(told.get('500')).toBeUndefined()
  expect(loud).toBeLessThan(Math.max(2 * calm, unnoticedMs))
})
