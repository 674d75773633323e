import { afterAll, beforeAll, expect, it } from 'vitest'
import { openRelay, type Relay } from '../packages/server/src/features/notifications/testing/relay.ts'
import { axeViolations, openVisitor, signIn, type Visitor } from './support/browser.ts'
import { call } from './support/call.ts'
import { type DemoFolder, makeDemoFolder } from './support/demo-folder.ts'
import { type DeskProcess, startDesk } from './support/desk-process.ts'

let folder: DemoFolder
let desk: DeskProcess
let relay: Relay
let stranger: Visitor
let katrin: Visitor
beforeAll(async () => {
  folder = await makeDemoFolder()
  relay = await openRelay()
  desk = await startDesk({
    dataDir: folder.path,
    env: { SMTP_URL: relay.url, MAIL_FROM: 'Northlight Support <support@vendor.test>' },
  })
  stranger = await openVisitor(390)
  katrin = await openVisitor()
})
afterAll(async () => {
  await stranger.close()
  await katrin.close()
  await desk.kill()
  await relay.close()
  await folder.remove()
})

const email = 'nina.wolf@helio-works.example'
const subject = 'Reports stay empty since this morning'

it('a stranger writes without an account, and what is typed survives a reload', async () => {
  const { page } = stranger
  await page.goto(desk.url)
  await page.getByRole('link', { name: 'Send your request' }).click()
  await page.getByLabel('Your name').fill('Nina Wolf')
  await page.getByLabel('Your address').fill(email)
  await page.getByLabel('What is it about?').fill(subject)
  await page.reload()
  expect(await page.getByLabel('What is it about?').inputValue()).toBe(subject)
  await page.getByLabel('What happens, and what did you expect?').fill('Every report is empty. Who can help?')
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'report.log', mimeType: 'text/plain', buffer: Buffer.from('nothing') })
  expect(await axeViolations(page)).toEqual([])
  await page.getByRole('button', { name: 'Send request' }).click()
  await page.getByRole('heading', { name: 'Now look into your mailbox' }).waitFor()
})

it('proves the address with the link of the one letter, whose words are fixed', async () => {
  await expect.poll(() => relay.taken.filter(({ to }) => to.includes(email)).length, { timeout: 20_000 }).toBe(1)
  const letter = relay.taken.find(({ to }) => to.includes(email))
  expect(letter?.words).not.toContain(subject)
  expect(letter?.words).not.toContain('Nina')
  const [link = ''] = /\/confirm-address#[\w-]+/.exec(letter?.words ?? '') ?? []
  const { page } = stranger
  await page.goto(desk.url + link)
  await page.getByText(subject).waitFor()
  expect(page.url()).not.toContain('#')
  expect(await axeViolations(page)).toEqual([])
  await page.getByRole('button', { name: 'Yes, this is mine' }).click()
  await page.getByRole('heading', { name: 'Thank you. It is on its way.' }).waitFor()
  expect(stranger.faults).toEqual([])
})

it('the staff give it to the account; a contact reads and takes it on, and the clock runs', async () => {
  const lead = desk.person('Ida').apiKey
  const listed = await call<{ items: { id: string; subject: string }[] }>(
    desk,
    lead,
    'GET /held-requests?accountId=none',
  )
  const held = listed.body.items.find((one) => one.subject === subject)
  const account = await call<{ id: string }>(desk, lead, 'GET /accounts/HELIO')
  const given = await call(desk, lead, `POST /held-requests/${held?.id}/assignment`, {
    body: { accountId: account.body.id },
  })
  expect(given.status).toBe(200)

  const { page } = katrin
  await signIn(katrin, desk, 'Katrin')
  await page.getByText(subject).click()
  await page.getByText('Every report is empty.').waitFor()
  await page.getByText('report.log').waitFor()
  expect(await axeViolations(page)).toEqual([])
  const details = page.locator('details', { hasText: subject })
  await details.getByLabel('Priority').selectOption('P2')
  await details.getByRole('button', { name: 'Take it on' }).click()
  await page.getByRole('button', { name: 'Open the ticket' }).click()
  await page.getByRole('heading', { name: subject }).waitFor()
  await page.getByText('From Nina Wolf').waitFor()
  await page.getByText('report.log').first().waitFor()
  const number = /HELIO-\d+/.exec(page.url())?.[0] ?? ''
  const ticket = await call<{ running: { state: string } }>(
    desk,
    desk.person('Katrin').apiKey,
    `GET /tickets/${number}`,
  )
  expect(ticket.body.running.state).toBe('running')
  await page.goto(`${desk.url}/team`)
  await page.getByRole('heading', { name: 'Mail domains' }).waitFor()
  expect(await axeViolations(page)).toEqual([])
  expect(katrin.faults).toEqual([])
})
