import { afterAll, beforeAll, expect, it } from 'vitest'
import { axeViolations, openVisitor, signIn, type Visitor } from './support/browser.ts'
import { call } from './support/call.ts'
import { type DemoFolder, makeDemoFolder } from './support/demo-folder.ts'
import { type DeskProcess, startDesk } from './support/desk-process.ts'

// A release with three fixes tells the right people, once.
let folder: DemoFolder
let desk: DeskProcess
let lena: Visitor
let ana: Visitor
beforeAll(async () => {
  folder = await makeDemoFolder()
  desk = await startDesk({ dataDir: folder.path })
  lena = await openVisitor(1440, 'light')
  ana = await openVisitor(390, 'dark')
})
afterAll(async () => {
  await lena.close()
  await ana.close()
  await desk.kill()
  await folder.remove()
})

type Body = Readonly<Record<string, unknown>>
const as = async <T>(name: string, operation: string, body?: Body, ifMatch?: string): Promise<T> => {
  const sent = { ...(body && { body }), ...(ifMatch && { headers: { 'If-Match': ifMatch } }) }
  const answer = await call<T>(desk, desk.person(name).apiKey, operation, sent)
  expect(answer.status, `${operation} ${JSON.stringify(answer.body)}`).toBeLessThan(300)
  return answer.body
}
const opens = (name: string, subject: string) =>
  as<{ id: string; number: string }>(name, 'POST /tickets', {
    kind: 'defect',
    subject,
    text: 'See the log.',
    priority: 'P3',
  })
interface Notices {
  readonly items: readonly { readonly kind: string; readonly facts: { readonly version?: string } }[]
}
const toldOf = async (name: string, version: string) =>
  (await as<Notices>(name, 'GET /notifications?limit=100')).items.filter(
    ({ kind, facts }) => kind === 'fixed_in' && facts.version === version,
  ).length

const today = () => new Date().toISOString().slice(0, 10)

async function draftWithThreeFixes() {
  const [anas, danas, tomaszs] = [
    await opens('Ana', 'Leases outlive their node'),
    await opens('Dana', 'A page nobody else should see'),
    await opens('Tomasz', 'Schedules fire twice'),
  ]
  await as('Dana', `POST /tickets/${danas.id}/sight`, { sight: 'private' })
  const text = 'Found and mended; it comes with the next release.'
  await as('Bo', `POST /tickets/${anas.id}/messages`, { audience: 'customer', text, status: 'waiting_release' })
  const made = await as<{ id: string; rowVersion: number }>('Ida', 'POST /releases', {
    ...{ version: '9.2.7', kind: 'patch', availableOn: today(), summary: 'Three fixes.' },
  })
  const items = [
    { says: 'Leases end with their node.', tickets: [anas.number] },
    { says: 'Pages keep to themselves.', tickets: [danas.number], isSecurity: true },
    { says: 'Schedules fire once.', tickets: [tomaszs.number] },
  ]
  await as('Ida', `PUT /releases/${made.id}/fixes`, { items }, `"${made.rowVersion}"`)
  return { id: made.id, items, anas, danas }
}
let release: Awaited<ReturnType<typeof draftWithThreeFixes>>

it('whoever publishes sees first who will be told', async () => {
  release = await draftWithThreeFixes()
  const { page } = lena
  await signIn(lena, desk, 'Lena', '/console')
  await page.goto(`${desk.url}/console/releases/${release.id}`)
  const told = page.getByRole('complementary').filter({ hasText: 'Who will be told' })
  await told.getByText('Wisła Freight').waitFor()
  expect(await told.getByText('asked to confirm').count()).toBe(1)
  expect(await axeViolations(page)).toEqual([])

  await page.getByRole('button', { name: 'Publish', exact: true }).click()
  await page.getByRole('dialog').getByText('3 tickets are told.').waitFor()
  await page.getByRole('dialog').getByRole('button', { name: 'Publish' }).click()
  await page.getByText('Published', { exact: true }).waitFor()
})

it('each is told of her own ticket once, also when the fixes are saved again; nobody else is', async () => {
  await expect.poll(() => toldOf('Tomasz', '9.2.7'), { timeout: 15_000 }).toBe(1)
  await expect.poll(() => toldOf('Dana', '9.2.7'), { timeout: 15_000 }).toBe(1)
  await expect.poll(() => toldOf('Ana', '9.2.7'), { timeout: 15_000 }).toBe(1)
  const { rowVersion } = await as<{ rowVersion: number }>('Ida', `GET /releases/${release.id}`)
  await as('Ida', `PUT /releases/${release.id}/fixes`, { items: release.items }, `"${rowVersion}"`)
  await new Promise((done) => setTimeout(done, 1500))

  const counts = await Promise.all(['Ana', 'Dana', 'Tomasz', 'Ben', 'Katrin'].map((name) => toldOf(name, '9.2.7')))
  expect(counts).toEqual([1, 1, 1, 0, 0])
})

it('she finds her ticket on the release’s page, not her colleague’s private one, and says that it is solved', async () => {
  const { page } = ana
  await signIn(ana, desk, 'Ana')
  await page.goto(`${desk.url}/releases`)
  await page.getByRole('img', { name: /Support windows over time/ }).waitFor()
  await page.getByText('fixes 1 of your tickets').waitFor()
  expect(await page.getByText('hotfix').count()).toBe(0)
  expect(await axeViolations(page)).toEqual([])

  await page.getByRole('link', { name: '9.2.7', exact: true }).last().click()
  await page.getByRole('heading', { name: 'Your tickets it fixes' }).waitFor()
  expect(await page.getByText(release.danas.number).count()).toBe(0)
  expect(await axeViolations(page)).toEqual([])
  await page.getByRole('link', { name: release.anas.number }).first().click()
  await page.getByText('Fixed in 9.2.7').first().waitFor()
  await page
    .getByRole('button', { name: /Solved/ })
    .first()
    .click()
  await expect
    .poll(async () => (await as<{ status: string }>('Ana', `GET /tickets/${release.anas.id}`)).status)
    .toBe('closed')
  expect([...ana.faults, ...lena.faults]).toEqual([])
})
