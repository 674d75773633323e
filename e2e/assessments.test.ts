import { afterAll, beforeAll, expect, it } from 'vitest'
import { axeViolations, openVisitor, signIn, type Visitor } from './support/browser.ts'
import { type DemoFolder, makeDemoFolder } from './support/demo-folder.ts'
import { type DeskProcess, startDesk } from './support/desk-process.ts'
import { packBundle, sendBundle } from './support/pack-bundle.ts'

/** What an engineer publishes is what the customer reads, and the next bundle closes what was mended. */
let folder: DemoFolder
let desk: DeskProcess
let ana: Visitor
let bo: Visitor
beforeAll(async () => {
  folder = await makeDemoFolder()
  desk = await startDesk({ dataDir: folder.path })
  ana = await openVisitor(390)
  bo = await openVisitor()
})
afterAll(async () => {
  await ana.close()
  await bo.close()
  await desk.kill()
  await folder.remove()
})

const ago = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString()
const send = async (collectedAt: string, isTried: boolean) =>
  sendBundle(desk, desk.person('Ana').apiKey, packBundle(collectedAt, { isTried }), 'acme-prod')

it('an engineer makes an assessment of a bundle that came in, and publishes it', async () => {
  await send(ago(3), false)
  const { page } = bo
  await signIn(bo, desk, 'Bo', '/console')
  await page.goto(`${desk.url}/console/accounts/ACME`)
  await page.getByRole('button', { name: 'Assess', exact: true }).click()
  await page.getByRole('button', { name: 'Hold it against the rules' }).click()
  await page.getByRole('heading', { name: /^In the report/ }).waitFor()
  await page.getByText('Summary and plan').click()
  await page.getByRole('textbox', { name: 'Summary' }).fill('No backup was ever tried. The rest is well.')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('Saved.').waitFor()
  await page.getByText('As the customer reads it').click()
  await page.getByText('No backup was ever tried.').waitFor()
  expect(await axeViolations(page)).toEqual([])
  await page.getByRole('button', { name: 'Publish', exact: true }).click()
  await page.getByRole('button', { name: 'Publish it' }).click()
  await page.getByText('Published. The customer reads it now.').waitFor()
  expect(bo.faults).toEqual([])
})

it('the customer reads the report on a phone, and the next bundle closes what they mended', async () => {
  const { page } = ana
  await signIn(ana, desk, 'Ana')
  await page.goto(`${desk.url}/programme`)
  await page.getByRole('link', { name: 'acme-prod' }).click()
  await page.getByText('No backup was ever tried.').waitFor()
  const finding = page
    .getByRole('article')
    .filter({ hasText: /restored/i })
    .last()
  await finding.getByRole('button', { name: /^We have done it/ }).click()
  await page.getByLabel('What was done (if you like)').fill('Restored on Friday.')
  await page.getByRole('button', { name: 'Say it is done' }).click()
  await page.getByText(/says that it is done\. .*Restored on Friday\./).waitFor()
  expect(await axeViolations(page)).toEqual([])

  await send(ago(1), true)
  await page.reload()
  await finding.getByText('fixed', { exact: true }).waitFor()
  expect(ana.faults).toEqual([])
})
