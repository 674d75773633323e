import { afterAll, beforeAll, expect, it } from 'vitest'
import { axeViolations, openVisitor, signIn, type Visitor } from './support/browser.ts'
import { type DemoFolder, makeDemoFolder } from './support/demo-folder.ts'
import { type DeskProcess, startDesk } from './support/desk-process.ts'

/** A customer and their account manager keep one plan: each writes what is theirs, and reads what the other wrote. */
let folder: DemoFolder
let desk: DeskProcess
let jonas: Visitor
let marta: Visitor
beforeAll(async () => {
  folder = await makeDemoFolder()
  desk = await startDesk({ dataDir: folder.path })
  jonas = await openVisitor(390)
  marta = await openVisitor()
})
afterAll(async () => {
  await jonas.close()
  await marta.close()
  await desk.kill()
  await folder.remove()
})

it('the account manager holds a field back, and the customer finds the rest of it on the plan', async () => {
  const { page } = marta
  await signIn(marta, desk, 'Marta', '/console')
  await page.goto(`${desk.url}/console/accounts/HELIO/plan`)
  await page.getByRole('button', { name: 'Add: In the way' }).click()
  await page.getByRole('textbox', { name: 'Title' }).fill('Certificates of the branches run out')
  await page.getByRole('textbox', { name: 'Description' }).fill('canary-held-back')
  await page.getByLabel('Hold back from the customer: description').check()
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  await page.getByRole('article', { name: 'Certificates of the branches run out' }).waitFor()
  await page.getByText('Held back: description').waitFor()
  expect(await axeViolations(page)).toEqual([])
  expect(marta.faults).toEqual([])
})

it('a contact says the next step of what is theirs, adds a figure and answers advice, on a phone', async () => {
  const { page } = jonas
  await signIn(jonas, desk, 'Jonas')
  await page.getByRole('heading', { name: 'Your technical account manager' }).waitFor()
  await page.getByRole('link', { name: 'Success plan' }).click()
  await page.getByRole('article', { name: 'Certificates of the branches run out' }).waitFor()
  expect(await page.content()).not.toContain('canary-held-back')
  expect(await page.content()).not.toContain('hardware module')

  await page.getByRole('button', { name: 'Say the next step' }).click()
  await page.getByLabel('What happens next on your side?').fill('The board meets on Wednesday.')
  await page.getByRole('button', { name: 'Say it' }).click()
  await page.getByText('The board meets on Wednesday.').waitFor()
  const objective = page.getByRole('article', { name: 'Two rollbacks a month at most' })
  await objective.getByRole('button', { name: 'Add a figure' }).click()
  await page.getByLabel('Figure (a month)').fill('2')
  await page.getByRole('button', { name: 'Record figure' }).click()
  await objective.getByText('Met', { exact: true }).waitFor()
  await page.getByRole('button', { name: 'Not for us' }).click()
  await page.getByLabel('In a few words').fill('We move in summer.')
  await page.getByRole('button', { name: 'It is not for us' }).click()
  await page.getByText('We move in summer.').waitFor()
  expect(await axeViolations(page)).toEqual([])
  expect(jonas.faults).toEqual([])
})

it('the account manager reads it among what presses, and the sum behind the health is one click away', async () => {
  const { page } = marta
  await page.goto(`${desk.url}/console/my-accounts`)
  await page.getByText('The board meets on Wednesday.').waitFor()
  await page.getByLabel(/^Health of Helio Bank/).click()
  await page.getByRole('row', { name: /Advice without an answer 0 × 3/ }).waitFor()
  expect(await axeViolations(page)).toEqual([])
  expect(marta.faults).toEqual([])
})
