import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { axeViolations, openVisitor, signIn, type Visitor } from './support/browser.ts'
import { type DeskProcess, startDesk } from './support/desk-process.ts'

let folder: string
let desk: DeskProcess
let ida: Visitor
let tomasz: Visitor
let ana: Visitor
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mainstay-advisories-'))
  desk = await startDesk({ dataDir: folder })
  ;[ida, tomasz, ana] = await Promise.all([openVisitor(), openVisitor(390), openVisitor()])
})
afterAll(async () => {
  await Promise.all([ida, tomasz, ana].map((visitor) => visitor.close()))
  await desk.kill()
  await rm(folder, { recursive: true, force: true })
})

const title = 'Backups of 9.1 may be empty'

it('staff write an advisory, see whom it concerns before they publish it, and publish', async () => {
  const { page } = ida
  await signIn(ida, desk, 'Ida', '/console')
  await page.goto(`${desk.url}/console/advisories`)
  await page.getByRole('button', { name: 'Write an advisory' }).click()
  await page.getByLabel('Title').fill(title)
  await page.getByText('Critical', { exact: true }).last().click()
  await page.getByLabel('Affected versions').fill('>=9.1 <9.2')
  await page.getByText('Reads: from 9.1 before 9.2').waitFor()
  await page.getByLabel('Fixed in').fill('9.2.0')
  await page.getByLabel('Text', { exact: true }).fill('A backup that was interrupted **is kept as a whole one**.')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('At once: 1 account').waitFor()
  expect(await axeViolations(page)).toEqual([])
  await page.getByRole('button', { name: 'Publish' }).click()
  await page.getByRole('button', { name: 'Publish to 1 account' }).click()
  await page.getByText(/nobody of \d+ contacts/).waitFor()
  expect(await axeViolations(page)).toEqual([])
})

it('the contact whom it concerns reads it from Home; another account has no sign of it', async () => {
  const { page } = tomasz
  await signIn(tomasz, desk, 'Tomasz')
  await page.getByRole('link', { name: 'See them' }).click()
  await page.getByRole('link', { name: title }).click()
  await page.getByText('is kept as a whole one').waitFor()
  expect(await axeViolations(page)).toEqual([])
  await page.getByRole('button', { name: 'I have read this' }).click()
  await page.getByText(/You read this/).waitFor()
  const address = page.url()

  await signIn(ana, desk, 'Ana')
  await ana.page.goto(`${desk.url}/advisories`)
  await ana.page.getByRole('link', { name: /Session tokens/ }).waitFor()
  expect(await ana.page.getByText(title).count()).toBe(0)
  await ana.page.goto(address)
  await ana.page.getByRole('heading', { name: 'There is nothing here' }).waitFor()
})

it('staff see who read it, without a reload', async () => {
  await ida.page.getByText('1 of 1 accounts read it').waitFor()
  await ida.page.getByText(/Tomasz/).waitFor()
})

it('a notice shows on an open page by itself, and goes when it is taken down', async () => {
  await ana.page.goto(desk.url)
  await ana.page.getByText('The portal is read-only on Saturday').waitFor()
  const { page } = ida
  await page.goto(`${desk.url}/console/advisories/notices`)
  await page.getByRole('button', { name: 'Write a notice' }).click()
  await page.getByLabel('Text', { exact: true }).fill('Mail is slow this morning.')
  await page.getByText('Reaches 5 accounts').waitFor()
  expect(await axeViolations(page)).toEqual([])
  await page.getByRole('button', { name: 'Save' }).click()
  await ana.page.getByText('Mail is slow this morning.').waitFor()
  expect(await axeViolations(ana.page)).toEqual([])
  await page.getByRole('button', { name: /Take down Mail is slow/ }).click()
  await ana.page.getByText('Mail is slow this morning.').waitFor({ state: 'detached' })
  expect([ida.faults, tomasz.faults]).toEqual([[], []])
})
