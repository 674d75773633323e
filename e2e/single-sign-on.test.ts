import { afterAll, beforeAll, expect, it } from 'vitest'
import { openProvider, type TestProvider } from '../packages/server/test/open-provider.ts'
import { axeViolations, openVisitor, signIn, type Visitor } from './support/browser.ts'
import { type DemoFolder, makeDemoFolder } from './support/demo-folder.ts'
import { type DeskProcess, startDesk } from './support/desk-process.ts'

// A company and the staff come in by sign-in services of their own: connected in the settings, tried, used at the door.
let folder: DemoFolder
let desk: DeskProcess
let provider: TestProvider
let dana: Visitor
let ida: Visitor
beforeAll(async () => {
  folder = await makeDemoFolder()
  desk = await startDesk({ dataDir: folder.path, env: { PRIVATE_NETWORKS: '127.0.0.1' } })
  const redirectUri = `${desk.url}/api/v1/auth/oidc/callback`
  provider = await openProvider({
    clients: ['portal', 'console'].map((id) => ({ id, secret: `secret of the ${id}`, redirectUri })),
    people: { dana: { name: 'Dana' }, ida: { name: 'Ida' } },
  })
  dana = await openVisitor(390, 'dark')
  ida = await openVisitor(1440, 'light')
})
afterAll(async () => {
  await dana.close()
  await ida.close()
  await desk.kill()
  await provider.close()
  await folder.remove()
})

/** Fills the form that connects a service, tries it and connects it. */
async function connect({ page }: Visitor, client: string, label: string): Promise<void> {
  await page.getByRole('button', { name: 'Connect a sign-in service' }).click()
  await page.getByLabel('What people call it').fill(label)
  await page.getByLabel('Issuer').fill(provider.issuer)
  await page.getByLabel('Client id').fill(client)
  await page.getByLabel('Client secret').fill('not the secret')
  await page.getByRole('button', { name: 'Try it' }).click()
  await page.getByText('The provider does not take this client id').waitFor()
  expect(await axeViolations(page)).toEqual([])
  await page.getByLabel('Client secret').fill(`secret of the ${client}`)
  await page.getByRole('dialog').getByRole('button', { name: 'Connect', exact: true }).click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
}

/** The provider's own page; who is known there is let through. */
async function passProvider({ page }: Visitor, login: string): Promise<void> {
  await page.getByRole('heading', { name: 'The provider' }).waitFor()
  await page.getByLabel('Login').fill(login)
  await page.getByRole('button', { name: 'Go on' }).click()
}

it('the primary contact connects her company’s service, and herself with it', async () => {
  const { page } = dana
  await signIn(dana, desk, 'Dana')
  await page.goto(`${desk.url}/settings`)
  await connect(dana, 'portal', 'Acme ID')
  await page.getByRole('button', { name: 'Connect Acme ID' }).click()
  await passProvider(dana, 'dana')
  await page.getByText('Connected. You can come in by it from now on.').waitFor()
  await page.getByText('1 person came in by it').click()
  expect(await axeViolations(page)).toEqual([])
  await page.getByLabel('Everyone comes in by it alone').click()
  await page.getByRole('button', { name: 'Make it the only way' }).click()
  // she came in by password, so this ends her session
  await page.getByRole('button', { name: 'Use single sign-on' }).waitFor()
})

it('from then on it is her way in: asked for by the company’s code', async () => {
  const { page } = dana
  await page.goto(`${desk.url}/sign-in`)
  await page.getByRole('button', { name: 'Use single sign-on' }).click()
  await page.getByLabel('Work address or company code').fill('NOBODY')
  await page.keyboard.press('Enter')
  await page.getByText('We found no single sign-on for that').waitFor()
  expect(await axeViolations(page)).toEqual([])
  await page.getByLabel('Work address or company code').fill('acme')
  await page.keyboard.press('Enter')
  await page.waitForURL(`${desk.url}/`)
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  expect(dana.faults).toEqual([])
})

it('whom the service knows and the desk does not is told so at the door', async () => {
  const stranger = await openVisitor(390)
  const { page } = stranger
  await page.goto(`${desk.url}/sign-in`)
  await page.getByRole('button', { name: 'Use single sign-on' }).click()
  await page.getByLabel('Work address or company code').fill('ACME')
  await page.keyboard.press('Enter')
  await passProvider(stranger, 'mallory')
  await page.getByText('We cannot tell who you are here').waitFor()
  expect(stranger.faults).toEqual([])
  await stranger.close()
})

it('an administrator connects the staff’s service, and comes in by it to the console', async () => {
  const { page } = ida
  await signIn(ida, desk, 'Ida', '/console')
  await page.goto(`${desk.url}/console/settings/single-sign-on`)
  await connect(ida, 'console', 'Northlight')
  await page.getByRole('button', { name: 'Connect Northlight' }).click()
  await passProvider(ida, 'ida')
  await page.getByText('Connected. You can come in by it from now on.').waitFor()
  expect(await axeViolations(page)).toEqual([])
  await page.request.post(`${desk.url}/api/v1/auth/sign-out`)
  await page.goto(`${desk.url}/console/promises`)
  await page.getByRole('button', { name: 'Continue with Northlight' }).click()
  await page.getByRole('heading', { name: 'Promises' }).waitFor()
  expect(ida.faults).toEqual([])
})
