import { afterAll, beforeAll, expect, it } from 'vitest'
import { axeViolations, openVisitor, signIn, type Visitor } from './support/browser.ts'
import { call } from './support/call.ts'
import { type DemoFolder, makeDemoFolder } from './support/demo-folder.ts'
import { type DeskProcess, startDesk } from './support/desk-process.ts'

/** An idea becomes a request, is merged with another, planned and shipped; whoever asked is told once. */
let folder: DemoFolder
let desk: DeskProcess
let lena: Visitor
let nadia: Visitor
beforeAll(async () => {
  folder = await makeDemoFolder()
  desk = await startDesk({ dataDir: folder.path })
  lena = await openVisitor()
  nadia = await openVisitor(390)
})
afterAll(async () => {
  await lena.close()
  await nadia.close()
  await desk.kill()
  await folder.remove()
})

/** A release of the demo that is out. */
const out = '9.2.1'
const canary = 'canary-of-kite-and-nobody-else'
const keyOf = (name: string) => desk.person(name).apiKey
const shipped = async (name: string) => {
  const { body } = await call<{ items: { kind: string; facts: { version?: string } }[] }>(
    desk,
    keyOf(name),
    'GET /notifications?limit=100',
  )
  return body.items.filter(({ kind, facts }) => kind === 'request_shipped' && facts.version === out).length
}
let ideaId = ''

it('while an idea is typed, the portal shows what others asked for; sent, it is answered like any ticket', async () => {
  const { page } = nadia
  await signIn(nadia, desk, 'Nadia')
  await page.goto(`${desk.url}/tickets/new`)
  await page.getByText('An idea').click()
  await page.getByText('Not about an installation').click()
  await page.getByLabel('Subject').fill('One daily mail about deploys')
  await page.getByRole('button', { name: /Asked for already: A quieter mail a day/ }).click()
  await page.getByRole('link', { name: 'A quieter mail a day instead of one for each deploy' }).waitFor()
  expect(await axeViolations(page)).toEqual([])
  await page.locator('#text').fill(`Our night shift drowns in mail. ${canary}`)
  await page.getByRole('button', { name: /^Send/ }).click()
  await page.getByRole('heading', { name: 'One daily mail about deploys' }).waitFor()
  ideaId = /KITE-\d+/.exec(page.url())?.[0] ?? ''
  expect(nadia.faults).toEqual([])
})

it('a product manager makes it a request, and merges it with the one that says the same', async () => {
  const { page } = lena
  await signIn(lena, desk, 'Lena', '/console')
  await page.goto(`${desk.url}/console/tickets/${ideaId}`)
  await page.getByRole('button', { name: 'Make it a request' }).first().click()
  await page.getByLabel('Wording').fill('Mail about deploys comes once a day.')
  await page.getByRole('button', { name: 'Write request' }).click()
  await page.getByText(canary).waitFor()
  await page.getByRole('button', { name: 'Merge into another' }).click()
  await page.getByRole('searchbox', { name: 'Find a request' }).last().fill('quieter mail a day')
  await page.getByRole('radio', { name: /A quieter mail a day/ }).check()
  await page.getByRole('button', { name: 'Merge', exact: true }).click()
  await page.getByRole('heading', { name: 'A quieter mail a day instead of one for each deploy' }).waitFor()
  await page.getByText(canary).waitFor()
  await page.getByRole('button', { name: 'Undo' }).waitFor()
  expect(await axeViolations(page)).toEqual([])
})

it('moves on the road-map by keyboard alone', async () => {
  const { page } = lena
  await page.goto(`${desk.url}/console/road-map`)
  const handle = page.getByRole('button', { name: /Move A quieter mail a day/ })
  await handle.focus()
  await page.keyboard.press('ArrowRight')
  await page.getByRole('region', { name: 'Next' }).getByText('A quieter mail a day').waitFor()
  expect(await axeViolations(page)).toEqual([])
})

it('once shipped, everybody who asked is told once, and nobody reads the words of another company', async () => {
  const { page } = lena
  await page.getByRole('link', { name: /A quieter mail a day/ }).click()
  await page.getByRole('button', { name: 'Change status' }).click()
  await page.getByLabel('Status', { exact: true }).selectOption('shipped')
  const release = page.getByLabel('Release', { exact: true })
  await release.selectOption((await release.locator('option', { hasText: `${out} ·` }).getAttribute('value')) ?? '')
  await page.getByLabel('In public words').fill('One letter a day, at the hour you choose.')
  await page.getByRole('button', { name: 'Say it' }).click()
  await page.getByText('One letter a day, at the hour you choose.').first().waitFor()
  for (const name of ['Nadia', 'Nina', 'Ana']) await expect.poll(() => shipped(name), { timeout: 15_000 }).toBe(1)
  expect(await shipped('Katrin')).toBe(0)
  const map = await call<{ ours: { id: string; title: string }[] }>(desk, keyOf('Ana'), 'GET /roadmap')
  const id = map.body.ours.find(({ title }) => title.startsWith('A quieter mail'))?.id
  const read = await Promise.all(
    [`GET /requests/${id}`, `GET /requests/${id}/asks`, 'GET /requests/similar?q=daily%20mail%20about%20deploys'].map(
      (operation) => call(desk, keyOf('Ana'), operation),
    ),
  )
  expect(read.map(({ status }) => status)).toEqual([200, 200, 200])
  expect(JSON.stringify([map.body, ...read.map(({ body }) => body)])).not.toContain(canary)
  expect(lena.faults).toEqual([])
})
