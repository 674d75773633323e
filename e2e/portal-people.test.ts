import { afterAll, beforeAll, expect, it } from 'vitest'
import { axeViolations, openVisitor, signIn, type Visitor } from './support/browser.ts'
import { call } from './support/call.ts'
import { type DemoFolder, makeDemoFolder } from './support/demo-folder.ts'
import { type DeskProcess, startDesk } from './support/desk-process.ts'

// Who speaks for an account: a consultant with two of them, and a primary contact who moves.
let folder: DemoFolder
let desk: DeskProcess
let nina: Visitor
let dana: Visitor
beforeAll(async () => {
  folder = await makeDemoFolder()
  desk = await startDesk({ dataDir: folder.path })
  nina = await openVisitor(1440, 'light')
  dana = await openVisitor(390, 'dark')
})
afterAll(async () => {
  await nina.close()
  await dana.close()
  await desk.kill()
  await folder.remove()
})

const openFor = async (name: string, subject: string) => {
  const body = { kind: 'defect', subject, text: `${subject}. See the log.`, priority: 'P3' }
  return (await call<{ number: string }>(desk, desk.person(name).apiKey, 'POST /tickets', { body })).body.number
}

it('a consultant goes from one company to the other, by keys, and each page is of one of them', async () => {
  const { page } = nina
  await signIn(nina, desk, 'Nina')
  const here = page.getByRole('button', { name: /You are here for/ })
  await here.filter({ hasText: 'Wisła Freight' }).waitFor()
  await page.goto(`${desk.url}/tickets/new`)
  await page.getByLabel('Subject').fill('Half a thought for Wisła')

  await here.focus()
  await page.keyboard.press('Enter')
  const aurora = page.getByRole('menuitemradio', { name: /Aurora Varejo/ })
  await aurora.waitFor()
  expect(await axeViolations(page)).toEqual([])
  await aurora.focus()
  await page.keyboard.press('Enter')
  await here.filter({ hasText: 'Aurora Varejo' }).waitFor()
  await page.goto(`${desk.url}/tickets/new`)
  expect(await page.getByLabel('Subject').inputValue()).toBe('')
  await page.goto(`${desk.url}/team`)
  await page.getByText('Camila Duarte', { exact: true }).first().waitFor()
  expect(await page.getByText('Tomasz').count()).toBe(0)
})

it('her line is that of the company in use, and a link to a ticket takes her to its own', async () => {
  const { page } = nina
  await page.goto(`${desk.url}/tickets`)
  await page.getByRole('heading', { name: /Aurora Varejo/ }).waitFor()
  await page.waitForTimeout(500)
  await openFor('Tomasz', 'A matter of Wisła')
  const theirs = await openFor('Camila', 'A matter of Aurora')
  await page.getByText('A matter of Aurora').waitFor()
  expect(await page.getByText('A matter of Wisła').count()).toBe(0)
  const wisla = await openFor('Agata', 'Another matter of Wisła')
  await page.goto(`${desk.url}/tickets/${wisla}`)
  await page.getByRole('heading', { name: 'Another matter of Wisła' }).waitFor()
  await page.getByRole('button', { name: 'You are here for Wisła Freight' }).waitFor()
  await page.goto(`${desk.url}/tickets/${theirs}`)
  await page.getByRole('heading', { name: 'A matter of Aurora' }).waitFor()
  await page.goto(`${desk.url}/tickets/new?account=WISLA`)
  await page.getByLabel('Subject').waitFor()
  expect(await page.getByLabel('Subject').inputValue()).toBe('Half a thought for Wisła')
  expect(nina.faults).toEqual([])
})

it('the primary contact sees what her move changes before she saves it, and the hours follow', async () => {
  const { page } = dana
  await signIn(dana, desk, 'Dana')
  await page.goto(`${desk.url}/team`)
  await page.getByText('Business hours follow Chicago.').waitFor()
  await page.getByRole('button', { name: 'Primary contact and place' }).click()
  await page.getByRole('combobox', { name: 'Where they work' }).fill('Lisbon')
  await page.getByRole('option', { name: /^Lisbon, Portugal/ }).waitFor()
  await page.keyboard.press('Enter')
  const effect = page.getByRole('region', { name: 'What it does' })
  await effect.getByText(/business hours follow Lisbon instead of Chicago/).waitFor()
  await effect.getByText(/keep.* hours/).waitFor()
  await effect.getByText(/technical contacts are told/).waitFor()
  expect(await axeViolations(page)).toEqual([])
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390)
  await page.getByRole('button', { name: 'Follow Lisbon' }).click()
  await page.getByText('Business hours follow Lisbon.').waitFor()
  expect(dana.faults).toEqual([])
})
