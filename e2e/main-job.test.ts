import { afterAll, beforeAll, expect, it } from 'vitest'
import { axeViolations, openVisitor, signIn, type Visitor } from './support/browser.ts'
import { call } from './support/call.ts'
import { type DemoFolder, makeDemoFolder } from './support/demo-folder.ts'
import { type DeskProcess, startDesk } from './support/desk-process.ts'

let folder: DemoFolder
let desk: DeskProcess
let katrin: Visitor
let bo: Visitor
beforeAll(async () => {
  folder = await makeDemoFolder()
  desk = await startDesk({ dataDir: folder.path })
  katrin = await openVisitor()
  bo = await openVisitor()
})
afterAll(async () => {
  await katrin.close()
  await bo.close()
  await desk.kill()
  await folder.remove()
})

const subject = 'Runners stop after the clock change'
let number = ''

it('a contact signs in and reads whether support is open for her company now', async () => {
  await signIn(katrin, desk, 'Katrin')
  await katrin.page.getByText('Write now, and an engineer answers by').waitFor()
  for (const priority of ['P0', 'P1', 'P2', 'P3', 'P4'])
    expect(await katrin.page.getByText(priority).count()).toBeGreaterThan(0)
  expect(await axeViolations(katrin.page)).toEqual([])
})

it('she is led to a priority, sees when an engineer answers and why, and sends the ticket with a picture', async () => {
  const { page } = katrin
  await page.getByRole('link', { name: 'New ticket' }).first().click()
  await page.getByText('Something is wrong').click()
  await page.getByText('prod-ffm').click()
  await page.getByText('Important functions fail').click()
  await page.getByText('None we can accept').click()
  await page.getByText('An engineer answers by').waitFor()
  await page.getByLabel('Subject').fill(subject)
  await page
    .getByLabel('What happens', { exact: true })
    .fill('Since 02:00 no runner takes a job.\n\nRestarting one helps for a minute.')
  const pixel = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
    'base64',
  )
  await page.locator('input[type=file]').setInputFiles({ name: 'runners.png', mimeType: 'image/png', buffer: pixel })
  await page.getByText('runners.png').first().waitFor()
  expect(await axeViolations(page)).toEqual([])
  await page.getByRole('button', { name: 'Send ticket' }).click()
  await page.waitForURL(/\/tickets\/HELIO-\d+/)
  number = /HELIO-\d+/.exec(page.url())?.[0] ?? ''
  await page.getByRole('heading', { name: subject }).waitFor()
  await page.getByText('runners.png').first().waitFor()
  await page.locator('.thumbnail img').waitFor()
  await expect
    .poll(() =>
      page.locator('.thumbnail img').evaluate((picture) => (picture as { naturalWidth?: number }).naturalWidth),
    )
    .toBe(1)
  expect(await axeViolations(page)).toEqual([])
})

it('an engineer sees it in the queue without reloading, in policy order, and opens it', async () => {
  const { page } = bo
  await signIn(bo, desk, 'Bo', '/console')
  await page.getByText(subject).waitFor()
  const second = await call<{ number: string }>(desk, desk.person('Katrin').apiKey, 'POST /tickets', {
    body: { kind: 'defect', subject: 'A second one, live', text: 'Again.', priority: 'P2' },
  })
  expect(second.status).toBe(201)
  await page.getByText('A second one, live').waitFor({ timeout: 10_000 })
  expect(await axeViolations(page)).toEqual([])
  await page.getByText(subject).click()
  await page.getByRole('heading', { name: subject }).waitFor()
  expect(await axeViolations(page)).toEqual([])
})

it('his note stops no clock and never reaches her; his reply meets it, and she sees it without reloading', async () => {
  const { page } = bo
  await page.keyboard.press('n')
  await page.getByRole('textbox', { name: /Note to colleagues/ }).fill('CANARY: looks like the lease table again')
  await page.keyboard.press('Control+Enter')
  await page.getByText('CANARY: looks like').first().waitFor()
  const before = await call<{ running: { state: string } }>(desk, desk.person('Bo').apiKey, `GET /tickets/${number}`)
  expect(before.body.running.state).toBe('running')

  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: /^Reply/ }).click()
  await page
    .getByRole('textbox', { name: /Reply that/ })
    .fill('The lease table is locked by the hour that came twice. Which version runs on the runners?')
  await page.getByRole('button', { name: /Send reply/ }).click()
  await page.getByRole('button', { name: /Send now/ }).click()
  await katrin.page.getByText('The lease table is locked').waitFor({ timeout: 15_000 })
  expect(await katrin.page.content()).not.toContain('CANARY')
  const after = await call<{ commitments: { metric: string; state: string }[] }>(
    desk,
    desk.person('Katrin').apiKey,
    `GET /tickets/${number}`,
  )
  expect(after.body.commitments.find(({ metric }) => metric === 'first_response')).toMatchObject({ state: 'met' })
})

it('she asks for attention; a lead acknowledges by name, and she reads the name', async () => {
  await katrin.page.getByPlaceholder('What should the lead know?').fill('Our settlement window is at 18:00.')
  await katrin.page.getByRole('button', { name: 'Ask for attention' }).click()
  await bo.page.getByText('Our settlement window is at 18:00.').first().waitFor({ timeout: 15_000 })
  const ticket = await call<{ id: string }>(desk, desk.person('Ida').apiKey, `GET /tickets/${number}`)
  const answer = await call(
    desk,
    desk.person('Ida').apiKey,
    `POST /tickets/${ticket.body.id}/attention/acknowledgement`,
    {
      body: {},
    },
  )
  expect(answer.status).toBe(200)
  await katrin.page.getByText(/Ida/).first().waitFor({ timeout: 15_000 })
})

it('every other page stands, by axe and without a console error', async () => {
  for (const path of ['/tickets', '/team', '/policy', '/tickets/new']) {
    await katrin.page.goto(desk.url + path)
    await katrin.page.locator('h1, h2').first().waitFor()
    await katrin.page.waitForLoadState('networkidle').catch(() => undefined)
    expect(await axeViolations(katrin.page), path).toEqual([])
  }
  for (const path of ['/console/promises', '/console/accounts', '/console/accounts/HELIO', '/console/policy']) {
    await bo.page.goto(desk.url + path)
    await bo.page.locator('h1').first().waitFor()
    await bo.page.waitForTimeout(800)
    expect(await axeViolations(bo.page), path).toEqual([])
  }
  expect(katrin.faults).toEqual([])
  expect(bo.faults).toEqual([])
})

it('the dark pages and the narrow ones stand by axe as well', async () => {
  const phone = await openVisitor(390, 'dark')
  await signIn(phone, desk, 'Katrin')
  for (const path of ['/', '/tickets/new', `/tickets/${number}`]) {
    await phone.page.goto(desk.url + path)
    await phone.page.locator('h1, h2').first().waitFor()
    await phone.page.waitForTimeout(800)
    expect(await axeViolations(phone.page), path).toEqual([])
    expect(
      await phone.page.evaluate('document.documentElement.scrollWidth <= innerWidth + 1'),
      `${path} is no wider than the screen`,
    ).toBe(true)
  }
  await phone.close()
})
