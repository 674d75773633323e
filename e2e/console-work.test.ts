import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { axeViolations, openVisitor, signIn, type Visitor } from './support/browser.ts'
import { call } from './support/call.ts'
import { type DemoFolder, makeDemoFolder } from './support/demo-folder.ts'
import { type DeskProcess, startDesk } from './support/desk-process.ts'

let folder: DemoFolder
let desk: DeskProcess
let bo: Visitor
let ida: Visitor
beforeAll(async () => {
  folder = await makeDemoFolder()
  desk = await startDesk({ dataDir: folder.path })
  bo = await openVisitor()
  ida = await openVisitor()
  await signIn(bo, desk, 'Bo', '/console')
  await signIn(ida, desk, 'Ida', '/console')
})
afterAll(async () => {
  await bo.close()
  await ida.close()
  await desk.kill()
  await folder.remove()
})

interface Opened {
  readonly id: string
  readonly number: string
  readonly subject: string
}
const asked = async <T>(name: string, operation: string, body?: object): Promise<T> => {
  const answer = await call<T>(desk, desk.person(name).apiKey, operation, body === undefined ? {} : { body })
  expect(answer.status, operation).toBeLessThan(300)
  return answer.body
}
const opens = (subject: string, text = 'Since 02:00 no runner takes a job.', priority = 'P2') =>
  asked<Opened>('Katrin', 'POST /tickets', { kind: 'defect', subject, text, priority })
const goTo = async (page: Page, { number, subject }: Opened) => {
  await page.goto(`${desk.url}/console/tickets/${number}`)
  await page.getByRole('heading', { name: subject }).waitFor()
  // the keys are there once the foot names them
  await page.locator('.foot').getByText('reply').waitFor()
}
const replyBox = (page: Page) => page.getByRole('textbox', { name: /^Reply that/ })

it('by keyboard alone Bo finds a ticket, takes it, notes, answers, takes the answer back and sends it', async () => {
  const { page } = bo
  const ticket = await opens('Keys only')
  await page.goto(`${desk.url}/console`)
  await page.getByText(ticket.subject).waitFor()
  const current = page.locator('.q-row.now')
  for (let step = 0; step < 30; step += 1) {
    await page.keyboard.press('j')
    if ((await current.textContent())?.includes(ticket.subject)) break
  }
  const isWriting = () => expect.poll(() => page.evaluate('document.activeElement.tagName')).toBe('TEXTAREA')
  expect(await page.evaluate('document.activeElement.matches(".q-open")')).toBe(true)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: ticket.subject }).waitFor()
  await page.keyboard.press('t')
  await page.getByText('Bo took it').waitFor()
  await page.keyboard.press('n')
  await isWriting()
  await page.keyboard.type('Looks like the lease table.')
  await page.keyboard.press('Control+Enter')
  await page.getByRole('article', { name: /Note to colleagues by Bo/ }).waitFor()
  // live news may show it before its own answer is in; the next one goes out after that
  await page.getByText('Note added to').first().waitFor()
  await page.keyboard.press('Escape')
  await page.keyboard.press('r')
  await isWriting()
  await page.keyboard.type('We look at it.')
  await expect.poll(() => replyBox(page).inputValue()).toBe('We look at it.')
  await page.keyboard.press('Control+Enter')
  await page.getByText('When will Katrin hear more?').waitFor()
  await page.getByRole('button', { name: 'Send without a time' }).press('Enter')
  await page.getByText('The reply goes out').waitFor()
  await page.keyboard.press('z')
  expect(await replyBox(page).inputValue()).toBe('We look at it.')
  await expect.poll(() => page.evaluate('document.activeElement.tagName')).toBe('TEXTAREA')
  await page.keyboard.press('Control+Enter')
  await page.getByRole('button', { name: 'Send now' }).press('Enter')
  await page.getByText('First answer, in time').waitFor()
  await page.keyboard.press('?')
  await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  // as in the portal: what lay under the dialogue takes keys again a frame after it
  await page.waitForTimeout(100)
  await page.keyboard.press('g')
  await page.keyboard.press('q')
  await page.getByRole('heading', { name: 'Queue' }).waitFor()
})

it('a colleague’s newer reply is said before one’s own goes out over it', async () => {
  const { page } = bo
  const ticket = await opens('Two at once')
  await goTo(page, ticket)
  await page.keyboard.press('r')
  await page.keyboard.type('Please restart the agents.')
  await asked('Ida', `POST /tickets/${ticket.id}/messages`, { audience: 'customer', text: 'We restart them now.' })
  await page.getByText('We restart them now.').first().waitFor()
  await page.keyboard.type(' Did all nine come back?')
  await page.keyboard.press('Control+Enter')
  await page.getByText('Ida Berg replied while you were writing.').waitFor()
  await page.getByRole('button', { name: 'Back to the text' }).click()
  expect(await replyBox(page).inputValue()).toBe('Please restart the agents. Did all nine come back?')
})

it('a lead acknowledges a call by name and decides on a disagreement, having seen the time it would bring back', async () => {
  const { page } = ida
  const ticket = await opens('For us nothing ships', 'Four of nine agents are gone.', 'P2')
  await asked('Bo', `POST /tickets/${ticket.id}/priority`, {
    priority: 'P3',
    reason: 'The standby agents still deploy.',
  })
  const { items } = await asked<{ items: { type: string; change?: { id: string; kind: string } }[] }>(
    'Katrin',
    `GET /tickets/${ticket.id}/timeline`,
  )
  const changeId = items.find(({ change }) => change?.kind === 'priority')?.change?.id
  await asked('Katrin', `POST /tickets/${ticket.id}/dissent`, { changeId, text: 'They cannot reach our cluster.' })
  await asked('Katrin', `POST /tickets/${ticket.id}/attention`, { reason: 'Our window is at 18:00.' })
  await goTo(page, ticket)
  await page.locator('.tk-dissent-due').waitFor()
  await page.getByRole('button', { name: 'I look into it' }).click()
  await page.getByText('Ida looks into it').waitFor()
  const decide = page.getByRole('button', { name: 'Decide for the customer' })
  expect(await decide.isDisabled()).toBe(true)
  await page.getByLabel('Your decision, in a sentence').fill('You are right.')
  await decide.click()
  await page.getByText('Ida decided for the customer').first().waitFor()
  const after = await asked<{ priority: string }>('Katrin', `GET /tickets/${ticket.id}`)
  expect(after.priority).toBe('P2')
})

it('a file goes with a reply; a passage and the file are removed, and both say by whom and why', async () => {
  const { page } = bo
  const ticket = await opens('A secret in here', 'The token is hunter2-canary in our config.')
  await goTo(page, ticket)
  const log = { name: 'agents.log', mimeType: 'text/plain', buffer: Buffer.from('a line\n'.repeat(100)) }
  await page.locator('input[type=file]').setInputFiles(log)
  await page.getByRole('button', { name: /agents\.log/ }).waitFor()
  await page.keyboard.press('r')
  await page.keyboard.type('Is this your log?')
  await page.keyboard.press('Control+Enter')
  await page.getByRole('button', { name: 'Send now' }).click()
  await page.getByRole('button', { name: 'agents.log', exact: true }).waitFor()

  await page.getByRole('article', { name: 'Message by Katrin Vogel' }).hover()
  await page.getByRole('button', { name: 'Remove a secret' }).first().click()
  await page.getByLabel('The passage, exactly as it stands').fill('hunter2-canary')
  await page.getByLabel('Why it is removed').fill('a credential')
  await page.getByRole('button', { name: 'Remove the passage' }).click()
  await page.getByText('Removed by Bo: a credential').waitFor()
  await page.getByRole('button', { name: 'Remove the file agents.log' }).press('Enter')
  await page.getByLabel('Why it is removed').fill('it held names')
  await page.getByRole('button', { name: 'Remove the file', exact: true }).click()
  await page.getByText('A file, removed by Bo: it held names').waitFor()
  expect(await page.content()).not.toContain('hunter2-canary')
})

it('a ticket set aside until the customer writes leaves the queue and comes back with her word', async () => {
  const { page } = bo
  const ticket = await opens('Out of the way')
  await asked('Bo', `POST /tickets/${ticket.id}/messages`, { audience: 'customer', text: 'We look.', turn: 'staff' })
  await goTo(page, ticket)
  await page.keyboard.press('s')
  await page.getByRole('button', { name: 'When the customer writes', exact: true }).click()
  await page.getByRole('button', { name: 'Set aside until the customer writes' }).click()
  await page.getByText(`${ticket.number} is set aside.`).waitFor()
  await page.goto(`${desk.url}/console`)
  await page.getByText('Keys only').waitFor()
  expect(await page.getByText(ticket.subject).count()).toBe(0)
  await page.getByRole('button', { name: /^Set aside/ }).click()
  await page.getByText('set aside until the customer writes').waitFor()
  await page.getByRole('button', { name: /^All open/ }).click()
  await page.getByText('Keys only').waitFor()
  await asked('Katrin', `POST /tickets/${ticket.id}/messages`, { audience: 'customer', text: 'It is back.' })
  await page.getByText(ticket.subject).waitFor()
})

it('who looks at a ticket shows on its row', async () => {
  const ticket = await opens('Looked at')
  await goTo(ida.page, ticket)
  await bo.page.goto(`${desk.url}/console`)
  const row = bo.page.locator('.q-row', { hasText: ticket.subject })
  await row.getByText('Ida is looking at this').waitFor({ state: 'attached' })
  await ida.page.goto(`${desk.url}/console`)
})

it('the ledger filters by plan and saves what it shows', async () => {
  const { page } = bo
  await page.goto(`${desk.url}/console/promises`)
  await page.locator('.ledger-row').first().waitFor()
  await page.getByLabel('Plan').selectOption({ label: 'Standard' })
  await page.waitForURL(/plan=standard/)
  await page.locator('.ledger-account', { hasText: 'Helio Bank' }).first().waitFor({ state: 'detached' })
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'CSV' }).click(),
  ])
  const [head, ...lines] = (await readFile(await download.path(), 'utf8')).trim().split('\r\n')
  expect(head).toContain('Ticket,Subject,Account,Plan')
  expect(lines.length).toBeGreaterThan(0)
  expect(lines.filter((line) => !/,standard,/.test(line))).toEqual([])
})

it('an administrator adds an auditor with a first password, who reads everything and finds no dead control', async () => {
  const { page } = ida
  await page.goto(`${desk.url}/console/staff`)
  await page.getByRole('button', { name: 'Add a colleague' }).click()
  await page.getByLabel('Name', { exact: true }).fill('Nils Holm')
  await page.getByLabel('E-mail address').fill('nils@northlight.example')
  await page.getByRole('checkbox', { name: /^engineer/ }).uncheck()
  await page.getByRole('checkbox', { name: /^auditor/ }).check()
  await page.getByLabel('City').fill('Lisb')
  await page.locator('.place-found [role=option]').first().click()
  await page.getByLabel('First password').fill('nine grey herons at dusk')
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  await page.getByText('Nils Holm is on the staff.').waitFor()
  await page.getByRole('button', { name: 'More about Ida Berg' }).click()
  await page.getByRole('menuitem', { name: 'End the membership' }).click()
  await page.getByRole('button', { name: 'End the membership' }).click()
  await page.getByText('This is the last administrator.').waitFor()
  await page.keyboard.press('Escape')

  const nils = await openVisitor()
  await nils.page.goto(`${desk.url}/console`)
  await nils.page.locator('input[type=email]').fill('nils@northlight.example')
  await nils.page.locator('input[type=password]').fill('nine grey herons at dusk')
  await nils.page.keyboard.press('Enter')
  await nils.page.getByText('Looked at').waitFor()
  await nils.page.keyboard.press('j')
  await nils.page.keyboard.press('t')
  await nils.page.keyboard.press('p')
  expect(await nils.page.locator('dialog, .q-pick, .q-take').count()).toBe(0)
  await nils.page.getByText('Looked at').click()
  await nils.page.getByText('You read along here; your role does not write.').waitFor()
  const controls = nils.page.locator('#page :is(textarea, .btn, .cv-more)')
  expect(await controls.allTextContents()).toEqual([])
  expect(nils.faults).toEqual([])
  await nils.close()
})

const onPhone = {
  light: ['', '/tickets', '/inbox', '/promises', '/staff', '/system'],
  dark: ['', '/tickets', '/audit'],
} as const
it.each(['light', 'dark'] as const)('pages stand by axe on a phone, %s, and none is wider than it', async (scheme) => {
  const phone = await openVisitor(390, scheme)
  await signIn(phone, desk, 'Ida', '/console')
  const { number } = await opens(`On a phone, ${scheme}`)
  for (const path of onPhone[scheme]) {
    await phone.page.goto(`${desk.url}/console${path === '/tickets' ? `${path}/${number}` : path}`)
    await phone.page.locator('h1').first().waitFor()
    await phone.page.waitForLoadState('networkidle').catch(() => undefined)
    expect(await axeViolations(phone.page), path).toEqual([])
    expect(await phone.page.evaluate('document.documentElement.scrollWidth <= innerWidth'), path).toBe(true)
  }
  expect(phone.faults).toEqual([])
  await phone.close()
})

it('nobody’s console saw an error', () => {
  const expected = /409 \(Conflict\)/
  expect([...bo.faults, ...ida.faults].filter((fault) => !expected.test(fault))).toEqual([])
})
