import { afterAll, beforeAll, expect, it } from 'vitest'
import { openRelay, type Relay } from '../packages/server/src/features/notifications/testing/relay.ts'
import { axeViolations, openVisitor, signIn, type Visitor } from './support/browser.ts'
import { type DemoFolder, makeDemoFolder } from './support/demo-folder.ts'
import { type DeskProcess, startDesk } from './support/desk-process.ts'
import { codeNow } from './support/one-time-codes.ts'

let folder: DemoFolder
let desk: DeskProcess
let relay: Relay
const visitors: Visitor[] = []
const visitor = async (width?: number, scheme?: 'dark') => {
  const opened = await openVisitor(width, scheme)
  visitors.push(opened)
  return opened
}
beforeAll(async () => {
  relay = await openRelay()
  folder = await makeDemoFolder()
  desk = await startDesk({
    dataDir: folder.path,
    env: { SMTP_URL: relay.url, MAIL_FROM: 'Northlight Support <support@northlight.test>' },
  })
})
afterAll(async () => {
  for (const one of visitors) await one.close()
  await desk?.kill()
  await relay?.close()
  await folder?.remove()
})

/** The link of the latest mail to an address, as its reader presses it. */
const linkTo = async (email: string): Promise<string> => {
  const found = () =>
    relay.taken.findLast(({ to }) => to.includes(email))?.words.match(/http:\/\/[^\s"<>]+#lnk_[\w.-]+/)
  await expect.poll(found, { timeout: 20_000 }).toBeTruthy()
  const { pathname, hash } = new URL(found()?.[0] ?? '')
  return `${desk.url}${pathname}${hash}`
}
const looksWell = async ({ page }: Visitor) => expect(await axeViolations(page)).toEqual([])
const homeHeading = /^Support is/

it('Katrin signs in with her password, and with a link by mail where she has none at hand', async () => {
  const katrin = await visitor()
  const { page } = katrin
  const { email, password } = desk.person('Katrin')
  await page.goto(desk.url)
  await page.getByLabel('E-mail address').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await looksWell(katrin)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.getByRole('heading', { name: homeHeading }).waitFor()

  const phone = await visitor(390, 'dark')
  await phone.page.goto(desk.url)
  await phone.page.getByRole('button', { name: 'Mail me a link instead' }).click()
  await phone.page.getByText('Write your address first').waitFor()
  await phone.page.getByLabel('E-mail address').fill(email)
  await phone.page.getByRole('button', { name: 'Mail me a link instead' }).click()
  await phone.page.getByRole('heading', { name: 'Look into your mail' }).waitFor()
  const link = await linkTo(email)
  await phone.page.goto(link)
  await phone.page.getByRole('heading', { name: /^Hello Katrin/ }).waitFor()
  await looksWell(phone)
  await phone.page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await phone.page.getByRole('heading', { name: homeHeading }).waitFor()
  const late = await visitor()
  await late.page.goto(link)
  await late.page.getByRole('heading', { name: 'This link is spent' }).waitFor()
  expect([...katrin.faults, ...phone.faults]).toEqual([])
})

it('Ben sets up a second factor, is asked for its code, and comes in by a recovery code without his phone', async () => {
  const ben = await visitor()
  const { page } = ben
  const { email, password } = desk.person('Ben')
  await signIn(ben, desk, 'Ben')
  await page.goto(`${desk.url}/settings/security`)
  await page.getByRole('button', { name: 'Set it up' }).click()
  await page.getByLabel('Your password').fill(password)
  await page.getByRole('button', { name: 'Begin' }).click()
  await page.getByRole('img', { name: 'Code to scan with your app' }).waitFor()
  await looksWell(ben)
  const secret = (await page.locator('.door-secret').textContent()) ?? ''
  await page.getByLabel('The code that it shows now').fill(codeNow(secret))
  await page.getByRole('button', { name: 'Confirm' }).click()
  await page.locator('.door-codes li').first().waitFor()
  const codes = await page.locator('.door-codes li').allTextContents()
  expect(codes).toHaveLength(10)
  await page.getByRole('button', { name: 'I have kept them' }).click()
  await page.getByText('10 recovery codes are left.').waitFor()
  await looksWell(ben)

  const again = await visitor()
  await again.page.goto(desk.url)
  await again.page.getByLabel('E-mail address').fill(email)
  await again.page.getByLabel('Password', { exact: true }).fill(password)
  await again.page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await again.page.getByRole('heading', { name: 'And now the code' }).waitFor()
  await again.page.getByLabel('Code').fill('000000')
  await again.page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await again.page.getByText('This code is not right').waitFor()
  await looksWell(again)
  await again.page.getByRole('button', { name: 'I cannot reach my app' }).click()
  await again.page.getByLabel('Recovery code').fill(codes[0] ?? '')
  await again.page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await again.page.getByRole('heading', { name: homeHeading }).waitFor()
  expect([...ben.faults, ...again.faults]).toEqual([])
})

it('Ida adds a colleague, who is invited by mail, chooses a password and is in the console', async () => {
  const ida = await visitor()
  await signIn(ida, desk, 'Ida', '/console')
  await ida.page.goto(`${desk.url}/console/staff`)
  await ida.page.getByRole('button', { name: 'Add a colleague' }).click()
  const form = ida.page.getByRole('dialog')
  await form.getByText('They get an invitation by mail').waitFor()
  await form.getByLabel('Name', { exact: true }).fill('Zoe Lind')
  await form.getByLabel('E-mail address').fill('zoe@northlight.test')
  await form.getByLabel('City').fill('Berlin')
  await form.locator('.place-found button').first().click()
  await form.locator('button[type=submit]').click()
  await ida.page.getByText(/^invited, until/).waitFor()
  await looksWell(ida)

  const zoe = await visitor()
  await zoe.page.goto(await linkTo('zoe@northlight.test'))
  await zoe.page.getByRole('heading', { name: 'Welcome, Zoe Lind' }).waitFor()
  await looksWell(zoe)
  await zoe.page.getByLabel('Choose a password').fill('nine grey herons at dusk')
  await zoe.page.getByRole('button', { name: 'Come in', exact: true }).click()
  await zoe.page.getByRole('heading', { name: 'Queue' }).waitFor()
  await zoe.page.goto(`${desk.url}/console/security`)
  await zoe.page.getByText('this one').waitFor()
  await looksWell(zoe)
  await ida.page.getByText(/^invited, until/).waitFor({ state: 'detached' })
  expect([...ida.faults, ...zoe.faults]).toEqual([])
})
