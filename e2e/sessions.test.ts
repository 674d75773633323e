import { afterAll, beforeAll, expect, it } from 'vitest'
import { axeViolations, openVisitor, signIn, type Visitor } from './support/browser.ts'
import { call } from './support/call.ts'
import { type DemoFolder, makeDemoFolder } from './support/demo-folder.ts'
import { type DeskProcess, startDesk } from './support/desk-process.ts'

/** A customer chooses a time, the session is held, its minutes are read, and what was owed is met. */
let folder: DemoFolder
let desk: DeskProcess
let marta: Visitor
let katrin: Visitor
beforeAll(async () => {
  folder = await makeDemoFolder()
  desk = await startDesk({ dataDir: folder.path })
  marta = await openVisitor()
  katrin = await openVisitor(390, 'dark')
})
afterAll(async () => {
  await marta.close()
  await katrin.close()
  await desk.kill()
  await folder.remove()
})

const canary = 'canary-of-the-staff-alone'
const keyOf = (name: string) => desk.person(name).apiKey
interface Session {
  readonly id: string
  readonly commitmentId: string
  readonly version: number
}
let session: Session

it('a customer chooses a time, on her own clock and ours', async () => {
  const { page } = katrin
  await signIn(katrin, desk, 'Katrin')
  const { body } = await call<{ items: readonly Session[] }>(desk, keyOf('Katrin'), 'GET /engagements?state=proposed')
  session = body.items[0] as Session
  await page.goto(`${desk.url}/programme/${session.id}`)
  await page.getByRole('heading', { name: 'Choose a time' }).waitFor()
  expect(await axeViolations(page)).toEqual([])
  await page
    .getByRole('button', { name: /Paulo$/ })
    .last()
    .click()
  await page.getByRole('button', { name: 'Add to calendar' }).waitFor()
  expect(katrin.faults).toEqual([])
})

it('the account manager holds it, writes what the customer reads and what she does not, and publishes', async () => {
  const { page } = marta
  await signIn(marta, desk, 'Marta', '/console')
  // both agreed to begin in a moment
  const { status } = await call(desk, keyOf('Marta'), `POST /engagements/${session.id}/time`, {
    body: { startsAt: new Date(Date.now() + 4000).toISOString(), askedBy: 'customer', reason: 'Katrin called' },
  })
  expect(status).toBe(200)
  await page.goto(`${desk.url}/console/engagements`)
  await page.getByRole('heading', { name: 'Propose next' }).waitFor()
  expect(await axeViolations(page)).toEqual([])
  await page.goto(`${desk.url}/console/engagements/${session.id}`)
  await page.getByRole('button', { name: 'It took place' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'It took place' }).click()
  // while a question stands open nothing behind it can be written in
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await page.getByLabel('What was said').fill('Rolling back a deploy half-way.')
  await page.getByLabel('Note to colleagues').fill(canary)
  await page.getByRole('button', { name: 'Save draft' }).click()
  await page.getByRole('button', { name: 'Publish to Helio Bank' }).click()
  await page.getByText('Delivered', { exact: true }).waitFor()
  expect(await axeViolations(page)).toEqual([])
  expect(marta.faults).toEqual([])
})

it('the customer reads the minutes, and what was owed is met', async () => {
  const { page } = katrin
  await page.getByText('Rolling back a deploy half-way.').waitFor()
  expect(await page.content()).not.toContain(canary)
  expect(await axeViolations(page)).toEqual([])
  const { body } = await call<{ owed: { state: string } }>(desk, keyOf('Katrin'), `GET /owed/${session.commitmentId}`)
  expect(body.owed.state).toMatch(/^met/)
  expect(katrin.faults).toEqual([])
})
