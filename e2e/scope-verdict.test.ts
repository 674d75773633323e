import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { axeViolations, openVisitor, signIn, type Visitor } from './support/browser.ts'
import { call } from './support/call.ts'
import { type DeskProcess, startDesk } from './support/desk-process.ts'

// A contact on a version that left support: what she reads before she sends, what an engineer says, what a lead decides.
let folder: string
let desk: DeskProcess
let ana: Visitor
let bo: Visitor
let number: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mainstay-scope-'))
  desk = await startDesk({ dataDir: folder })
  ana = await openVisitor(390, 'dark')
  bo = await openVisitor(1440, 'light')
})
afterAll(async () => {
  await ana.close()
  await bo.close()
  await desk.kill()
  await rm(folder, { recursive: true, force: true })
})

interface Read {
  readonly id: string
  readonly commitments: readonly { readonly metric: string; readonly state: string }[]
}
const ticketAs = async (name: string) =>
  (await call<Read>(desk, desk.person(name).apiKey, `GET /tickets/${number}`)).body
const scopeAs = async (name: string) => {
  const { id } = await ticketAs(name)
  const read = await call<{ current: { verdict: string; author: string; words: string; changeId: string | null } }>(
    desk,
    desk.person(name).apiKey,
    `GET /tickets/${id}/scope`,
  )
  return read.body.current
}

it('says before anything is sent that the version left support, and that the promise stays', async () => {
  const { page } = ana
  await signIn(ana, desk, 'Ana')
  await page.goto(`${desk.url}/tickets/new`)
  await page.getByText('Something is wrong').click()
  await page.getByText('depot-lab').click()
  const note = page.getByRole('status').filter({ hasText: 'left support' })
  await note.waitFor()
  await page.getByText('Important functions fail').click()
  await page.getByText('Yes, but a costly one').click()
  await note.filter({ hasText: /an engineer will confirm by .+ what we can do/ }).waitFor()
  await note.filter({ hasText: 'Upgrade from 7.6.2' }).waitFor()
  await page.getByText('It and something else together').click()
  expect(await axeViolations(page)).toEqual([])

  await page.getByLabel('Subject').fill('Agents drop off behind the depot proxy once more')
  await page.locator('#text').fill('They register, work for a minute and are gone.')
  await page.getByRole('button', { name: 'Send ticket' }).click()
  await page.getByRole('heading', { name: 'Agents drop off behind the depot proxy once more' }).waitFor()
  number = page.url().split('/').at(-1) ?? ''
  expect((await ticketAs('Ana')).commitments).toMatchObject([{ metric: 'first_response', state: 'running' }])
  expect(await scopeAs('Ana')).toMatchObject({ verdict: 'excluded', author: 'rule' })
})

it('is confirmed by an engineer with an explanation, and that explanation meets the clock', async () => {
  const { page } = bo
  await signIn(bo, desk, 'Bo', '/console')
  await page.goto(`${desk.url}/console/tickets/${number}`)
  await page.getByText('an engineer will confirm what we can do').waitFor()
  await page.getByRole('button', { name: 'Confirm', exact: true }).click()
  await page.getByText('With this reply:').waitFor()
  await page.keyboard.type('7.6.2 left support. Here is what we can still do for you today.')
  expect(await axeViolations(page)).toEqual([])
  await page.getByRole('button', { name: /Send reply/ }).click()
  await page.getByRole('button', { name: /Send now/ }).click()
  await page.getByText(/Bo decided: not covered/).waitFor()
  expect((await ticketAs('Bo')).commitments).toMatchObject([{ metric: 'first_response', state: 'met' }])
  expect(await scopeAs('Bo')).toMatchObject({ author: 'person', words: 'not covered: version' })
})

it('is disputed by the contact and overruled by a lead; both texts stay', async () => {
  const { page } = ana
  const rail = page.getByRole('complementary', { name: 'About this ticket' })
  await rail.getByText('Not covered: version').waitFor()
  await rail.getByRole('button', { name: 'I disagree' }).click()
  await page.getByLabel('Why it is covered').fill('The same happens on 9.2.1.')
  await page.getByRole('button', { name: 'Send to a lead' }).click()
  await rail.getByText('A lead decides.').waitFor()

  const { page: lead } = bo
  await lead.context().clearCookies()
  await signIn(bo, desk, 'Ida', '/console')
  await lead.goto(`${desk.url}/console/tickets/${number}`)
  await lead.getByText('Disagrees with what is covered').waitFor()
  await lead.getByLabel('Your decision, in a sentence').fill('Right: we saw it on 9.2.1 too.')
  await lead.getByRole('button', { name: 'Decide for the customer' }).click()
  await rail.getByText('Covered', { exact: true }).waitFor()
  await page.getByText('Right: we saw it on 9.2.1 too.').first().waitFor()
  expect(await axeViolations(page)).toEqual([])
  expect(await scopeAs('Ana')).toMatchObject({ verdict: 'in_scope', author: 'person' })
  expect([...ana.faults, ...bo.faults]).toEqual([])
})
