import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { axeViolations, openVisitor, signIn, type Visitor } from './support/browser.ts'
import { type DeskProcess, startDesk } from './support/desk-process.ts'

// What a customer runs: a contact keeps it, the staff keep what is supported, and each sees the other's word.
let folder: string
let desk: DeskProcess
let ana: Visitor
let lena: Visitor
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mainstay-installations-'))
  desk = await startDesk({ dataDir: folder })
  ana = await openVisitor(390, 'dark')
  lena = await openVisitor()
  await signIn(ana, desk, 'Ana')
  await signIn(lena, desk, 'Lena', '/console')
})
afterAll(async () => {
  await Promise.all([ana?.close(), lena?.close()])
  await desk?.kill()
  await rm(folder, { recursive: true, force: true })
})

const ask = async (name: string, what: RegExp) => {
  await ana.page.getByRole('button', { name: `More about ${name}` }).click()
  await ana.page.getByRole('menuitem', { name: what }).click()
}

it('a contact records an upgrade, is told of each platform as she types, and reads it in the history', async () => {
  const { page } = ana
  await page.goto(desk.url)
  await page.getByRole('link', { name: /All \d installations/ }).click()
  await ask('acme-staging', /Record an upgrade/)
  await page.getByLabel('Version', { exact: true }).fill('9.2.1')
  await page.getByRole('button', { name: 'Add a platform' }).click()
  await page.getByLabel('Name and version').last().fill('OpenStack')
  await page.getByText('not supported · with 9.x').waitFor()
  expect(await axeViolations(page)).toEqual([])
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await page.getByText('acme-staging is up to date.').waitFor()

  await ask('acme-staging', /History/)
  await page.getByText('From 8.4.6 to 9.2.1').waitFor()
  await page.getByText(/by Ana Kovač/).waitFor()
  expect(await axeViolations(page)).toEqual([])
  await page.keyboard.press('Escape')
})

it('the staff see it on the account, and set by keyboard what the product’s people decided', async () => {
  const { page } = lena
  await page.goto(`${desk.url}/console/accounts/ACME`)
  const line = page.getByRole('listitem').filter({ hasText: 'acme-staging' }).first()
  await line.getByText('9.2.1').waitFor()
  await line.getByText('not supported', { exact: true }).waitFor()

  await page.goto(`${desk.url}/console/settings/platforms`)
  await page.getByRole('button', { name: 'OpenStack with 9.x: Not supported' }).focus()
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('s')
  await page.getByText('1 cell changed').waitFor()
  expect(await axeViolations(page)).toEqual([])
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  const changed = page.getByRole('listitem').filter({ hasText: 'OpenStack with 9.x' })
  await changed.getByText('Not supported → Supported').first().waitFor()

  await ana.page.reload()
  await ana.page.locator('.inst-supported', { hasText: 'OpenStack' }).waitFor()
  expect([...ana.faults, ...lena.faults]).toEqual([])
})
