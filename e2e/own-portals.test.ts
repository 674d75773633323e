import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { axeViolations, openVisitor, type Visitor } from './support/browser.ts'
import { type DemoFolder, makeDemoFolder } from './support/demo-folder.ts'
import { type DeskProcess, startDesk } from './support/desk-process.ts'
import { openPlace } from './support/open-place.ts'
import { ticketCalled } from './support/ticket-called.ts'

// Two customers with portals of their own on one desk: each stays in its own brand, and nobody is led into another's.
let folder: DemoFolder
let desk: DeskProcess
let number: string
let katrin: Visitor
let wei: Visitor
beforeAll(async () => {
  folder = await makeDemoFolder()
  desk = await startDesk({ dataDir: folder.path })
  number = await ticketCalled(desk, 'Katrin', 'Intermittent 502')
  katrin = await openVisitor()
  wei = await openVisitor(390, 'dark')
})
afterAll(async () => {
  await katrin.close()
  await wei.close()
  await desk.kill()
  await folder.remove()
})

const signInAt = async ({ page }: Visitor, name: string, path: string) => {
  const { email, password } = desk.person(name)
  await page.goto(desk.url + path)
  await page.locator('input[type=email]').fill(email)
  await page.locator('input[type=password]').fill(password)
  await page.keyboard.press('Enter')
  await page.locator('input[type=password]').waitFor({ state: 'detached' })
}
const accentOf = (page: Page) => page.evaluate('getComputedStyle(document.querySelector(".btn.pri")).backgroundColor')
/** Addresses of the application that lead out of this portal. */
const waysOut = (page: Page, base: string) =>
  page
    .locator('a[href^="/"]')
    .evaluateAll(
      (links, within) => links.map((a) => a.getAttribute('href') ?? '').filter((to) => !to.startsWith(within)),
      base,
    )

it('the sign-in stands in the customer’s brand before anybody has signed in, and keeps the way', async () => {
  const { page } = katrin
  await page.goto(`${desk.url}/p/helio/tickets/${number}`)
  await page.getByText('For the platform teams in Frankfurt').waitFor()
  expect(await page.title()).toBe('Sign in · Helio Bank Platform Desk')
  expect(await axeViolations(page)).toEqual([])
  await signInAt(katrin, 'Katrin', `/p/helio/tickets/${number}`)
  await page.getByRole('heading', { name: /Intermittent 502/ }).waitFor()
  expect(page.url()).toBe(`${desk.url}/p/helio/tickets/${number}`)
})

it('every page, link, title and colour stays in it', async () => {
  const { page } = katrin
  await page.locator('header .brand').click()
  await page.getByRole('heading', { name: /Support is open/ }).waitFor()
  expect(await accentOf(page)).toBe('rgb(123, 45, 107)')
  for (const place of ['Tickets', 'Team', 'Our policy']) {
    if (place === 'Tickets') await page.getByRole('navigation').getByRole('link', { name: place }).first().click()
    else await openPlace(page, place)
    await expect.poll(() => page.title(), { timeout: 20_000 }).toBe(`${place} · Helio Bank Platform Desk`)
    expect(await waysOut(page, '/p/helio'), place).toEqual([])
  }
  expect(await axeViolations(page)).toEqual([])
  expect(new URL(page.url()).pathname).toBe('/p/helio/policy')
})

it('an old link to the shared portal leads on into it', async () => {
  const { page } = katrin
  await page.goto(`${desk.url}/tickets/${number}`)
  await page.waitForURL(`${desk.url}/p/helio/tickets/${number}`)
  await page.getByRole('heading', { name: /Intermittent 502/ }).waitFor()
})

it('whoever opens another company’s is told so, sees nothing of it, and is led to her own', async () => {
  const { page } = wei
  await signInAt(wei, 'Wei', `/p/helio/tickets/${number}`)
  await page.getByRole('heading', { name: 'This is another company’s portal' }).waitFor()
  expect(await page.locator('body').textContent()).not.toContain('502')
  expect(await axeViolations(page)).toEqual([])
  await page.getByRole('link', { name: 'Go to your portal' }).click()
  await page.getByRole('heading', { name: /Support is open/ }).waitFor()
  expect(new URL(page.url()).pathname).toMatch(/^\/p\/kite\/?$/)
  expect(await accentOf(page)).toBe('rgb(163, 173, 255)')
  expect(await axeViolations(page)).toEqual([])
})

it('the primary contact changes its looks with a preview; what cannot be read is not kept', async () => {
  const { page } = katrin
  await page.goto(`${desk.url}/p/helio/portal`)
  await page.getByRole('heading', { name: 'Preview' }).last().waitFor()
  expect(await axeViolations(page)).toEqual([])
  await page.getByLabel('Accent by day', { exact: true }).fill('#ffd400')
  await page.getByRole('button', { name: 'Take #816a02' }).click()
  await page.getByRole('button', { name: 'Save changes' }).click()
  await page.getByText('Saved. The next page that opens has the new look.').waitFor()
  await page.reload()
  await page.getByRole('heading', { name: 'Your portal' }).waitFor()
  expect(await accentOf(page)).toBe('rgb(129, 106, 2)')
  expect([...katrin.faults, ...wei.faults]).toEqual([])
})
