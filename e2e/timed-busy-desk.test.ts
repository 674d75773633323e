import { afterAll, beforeAll, expect, it } from 'vitest'
import { axeViolations, openVisitor, signIn, type Visitor } from './support/browser.ts'
import { type DemoFolder, makeDemoFolder } from './support/demo-folder.ts'
import { type DeskProcess, startDesk } from './support/desk-process.ts'

let folder: DemoFolder
let desk: DeskProcess
let visitor: Visitor
beforeAll(async () => {
  folder = await makeDemoFolder()
  desk = await startDesk({ dataDir: folder.path })
  visitor = await openVisitor()
})
afterAll(async () => {
  await visitor?.close()
  await desk?.kill()
  await folder.remove()
})

const busy = {
  status: 503,
  headers: { 'retry-after': '1', 'content-type': 'application/problem+json' },
  body: JSON.stringify({ type: 'urn:mainstay:problem:desk.busy', title: 'Busy.', status: 503, code: 'desk.busy' }),
}
/** Every operation is put off for so long, as a desk under a crowd does. */
async function putOff(forMs: number): Promise<void> {
  await visitor.page.route('**/api/v1/**', (route) => route.fulfill(busy))
  setTimeout(() => void visitor.page.unroute('**/api/v1/**'), forMs)
}
const supportNow = /\/support-now/
const waiting = 'Waiting for the desk'

it('whoever comes while the desk is busy is let in as soon as it is free, without reloading', async () => {
  const { page } = visitor
  await putOff(12_000)
  await page.goto(desk.url)
  await page.getByRole('heading', { name: waiting }).waitFor()
  expect(await axeViolations(page)).toEqual([])
  await page.locator('input[type=email]').waitFor({ timeout: 30_000 })
  await signIn(visitor, desk, 'Katrin')
  await page.getByText('Write now, and an engineer answers by').waitFor()
})

it('what could not be read stands on the page as soon as the desk is free, without reloading', async () => {
  const { page } = visitor
  await page.route(supportNow, (route) => route.fulfill(busy))
  await page.goto(desk.url)
  await page.getByRole('alert').first().waitFor({ timeout: 30_000 })
  await page.unroute(supportNow)
  await page.getByText('Write now, and an engineer answers by').waitFor({ timeout: 30_000 })
  expect(await page.getByRole('alert').count()).toBe(0)
})
