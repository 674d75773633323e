import { afterAll, beforeAll, expect, it } from 'vitest'
import { openVisitor, type Visitor } from './support/browser.ts'
import { call } from './support/call.ts'
import { type DemoFolder, makeDemoFolder } from './support/demo-folder.ts'
import { type DeskProcess, startDesk } from './support/desk-process.ts'
import { focused, tabTo } from './support/focus.ts'

// A contact without a mouse: every step of the main job by keys alone, each stop of the focus in sight.
let folder: DemoFolder
let desk: DeskProcess
let katrin: Visitor
let number = ''
beforeAll(async () => {
  folder = await makeDemoFolder()
  desk = await startDesk({ dataDir: folder.path })
  katrin = await openVisitor(1440, 'light')
})
afterAll(async () => {
  await katrin.close()
  await desk.kill()
  await folder.remove()
})
const press = async (...keys: readonly string[]) => {
  for (const key of keys) await katrin.page.keyboard.press(key)
}
const type = (text: string) => katrin.page.keyboard.type(text)
const ticketOf = async (name: string) =>
  (
    await call<{ id: string; priority: string; status: string }>(
      desk,
      desk.person(name).apiKey,
      `GET /tickets/${number}`,
    )
  ).body

it('she signs in: the address has the focus, Enter sends', async () => {
  const { page } = katrin
  const { email, password } = desk.person('Katrin')
  await page.goto(desk.url)
  await page.getByLabel('E-mail address').waitFor()
  expect((await focused(page)).name).toBe('E-mail address')
  await type(email)
  await tabTo(page, /^Password$/)
  await type(password)
  await press('Enter')
  await page.getByRole('heading', { name: /Support is open/ }).waitFor()
})

it('the first stop skips to the page; Ctrl+K finds, Escape closes and gives the focus back', async () => {
  const { page } = katrin
  await page.reload()
  await page.getByRole('heading', { name: /Support is open/ }).waitFor()
  await press('Tab')
  expect((await focused(page)).name).toBe('Skip to the page')
  await press('Enter', 'Tab')
  expect((await focused(page)).name).toBe('Status page')
  await press('Control+k')
  await page.getByRole('combobox').waitFor()
  await press('Escape')
  await page.getByRole('combobox').waitFor({ state: 'detached' })
  expect((await focused(page)).name).toBe('Status page')
  await press('Control+k')
  await page.getByRole('combobox').waitFor()
  await type('new tick')
  await press('Enter')
  await page.getByText('What is it?').waitFor()
})

it('she answers the questions by arrows, writes, attaches a file and sends', async () => {
  const { page } = katrin
  const log = { name: 'runners.log', mimeType: 'text/plain', buffer: Buffer.from('no lease') }
  page.on('filechooser', (chooser) => void chooser.setFiles(log))
  await tabTo(page, /^Something is wrong/)
  await press('Space')
  await tabTo(page, /^prod-dr/)
  await press('ArrowDown')
  await tabTo(page, /^It has stopped/)
  await press('Space', 'ArrowDown')
  await tabTo(page, /^None we can accept/)
  await press('Space')
  await page.getByRole('heading', { name: /An engineer answers by/ }).waitFor()
  await tabTo(page, /^Subject$/)
  await type('Runners stop after the clock change')
  await tabTo(page, /^What happens$/)
  await type('Since 02:00 no runner takes a job.')
  await tabTo(page, /^Attach$/)
  await press('Enter')
  await page.getByLabel('Remove runners.log').waitFor()
  await page.getByRole('progressbar').waitFor({ state: 'detached' })
  await tabTo(page, /^Send ticket$/)
  await press('Enter')
  await page.waitForURL(/\/tickets\/HELIO-\d+/)
  number = /HELIO-\d+/.exec(page.url())?.[0] ?? ''
  await page.getByText('runners.log').waitFor()
})

it('she replies, and the focus is where she writes on', async () => {
  const { page } = katrin
  await tabTo(page, /^Your message$/)
  await type('Restarting one helps for a minute.')
  await tabTo(page, /^Send reply$/)
  await press('Enter')
  await page.locator('article', { hasText: 'Restarting one helps' }).waitFor()
  await expect.poll(async () => (await focused(page)).name, { timeout: 15_000 }).toBe('Your message')
})

it('she raises the priority: the dialogue takes the focus and gives it back', async () => {
  const { page } = katrin
  await tabTo(page, /^Change the priority$/)
  await press('Enter')
  await page.getByRole('dialog').waitFor()
  await press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  expect((await focused(page)).name).toBe('Change the priority')
  // no hand is faster than a frame: what lay under the dialogue takes keys again after it
  await page.waitForTimeout(100)
  await press('Enter')
  await page.getByRole('dialog').waitFor()
  for (const answer of [/^Something is wrong/, /^It has stopped/, /^Yes, our business stops/]) {
    await tabTo(page, answer)
    await press('Space')
  }
  await tabTo(page, /^What changed\?$/)
  await type('Now every deploy stands.')
  await tabTo(page, /^Raise to P0$/)
  await press('Enter')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  expect((await ticketOf('Katrin')).priority).toBe('P0')
})

it('she disagrees with a change of ours and asks for attention', async () => {
  const { page } = katrin
  const { id } = await ticketOf('Bo')
  const lowered = await call(desk, desk.person('Bo').apiKey, `POST /tickets/${id}/priority`, {
    body: { priority: 'P2', reason: 'One restart holds for an hour.' },
  })
  expect(lowered.status).toBe(200)
  await page.getByRole('button', { name: 'I disagree' }).first().waitFor()
  await tabTo(page, /^I disagree$/)
  await press('Enter')
  await page.getByRole('dialog').waitFor()
  expect((await focused(page)).name).toBe('Why another priority is right')
  await type('It holds for a minute.')
  await tabTo(page, /^Send to a lead$/)
  await press('Enter')
  await page.getByText('disagreed').first().waitFor()
  await tabTo(page, /^Reason; your team and our staff read it$/)
  await type('Settlement begins at 18:00.')
  await press('Enter')
  await page.getByText('The lead on duty was told.').first().waitFor()
})

it('she says that it is solved', async () => {
  const { page } = katrin
  const { id } = await ticketOf('Bo')
  const solved = await call(desk, desk.person('Bo').apiKey, `POST /tickets/${id}/messages`, {
    body: { audience: 'customer', text: 'The lease is free again.', turn: 'customer', status: 'resolved' },
  })
  expect(solved.status).toBe(201)
  await page.getByRole('button', { name: 'Solved, thank you' }).waitFor()
  await page.reload()
  await page.getByRole('button', { name: 'Solved, thank you' }).waitFor()
  await tabTo(page, /^Solved, thank you$/)
  await press('Enter')
  await page.getByRole('heading', { name: 'Closed', exact: true }).waitFor()
  expect(katrin.faults).toEqual([])
})
