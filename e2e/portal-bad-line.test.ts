import type { Route } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openVisitor, signIn, type Visitor } from './support/browser.ts'
import { call } from './support/call.ts'
import { type DemoFolder, makeDemoFolder } from './support/demo-folder.ts'
import { type DeskProcess, startDesk } from './support/desk-process.ts'
import { openPlace } from './support/open-place.ts'

// A contact on a train: the line breaks, the desk is overloaded, answers are lost on the way back.
let folder: DemoFolder
let desk: DeskProcess
let katrin: Visitor
beforeAll(async () => {
  folder = await makeDemoFolder()
  desk = await startDesk({ dataDir: folder.path })
  katrin = await openVisitor()
  await signIn(katrin, desk, 'Katrin')
})
afterAll(async () => {
  await katrin.close()
  await desk.kill()
  await folder.remove()
})

const ticket = 'HELIO-12'
const messages = `**/api/v1/tickets/*/messages`
const message = () => katrin.page.getByLabel('Your message')
const openTicket = async () => {
  await katrin.page.goto(`${desk.url}/tickets/${ticket}`)
  await message().waitFor()
}
const sentTimes = async (text: string) => {
  const { apiKey } = desk.person('Katrin')
  const { id } = (await call<{ id: string }>(desk, apiKey, `GET /tickets/${ticket}`)).body
  const { items } = (await call<{ items: { text: string }[] }>(desk, apiKey, `GET /tickets/${id}/messages`)).body
  return items.filter((one) => one.text === text).length
}
const reads = (text: string) => expect.poll(() => message().inputValue(), { timeout: 15_000 }).toBe(text)
const busy = (route: Route) =>
  route.fulfill({
    status: 503,
    headers: { 'retry-after': '1' },
    contentType: 'application/problem+json',
    body: JSON.stringify({ type: 'about:blank', code: 'desk.busy', title: 'The desk is busy.', status: 503 }),
  })

it('what is typed without a line survives a reload, and signing out and in again', async () => {
  const { page, context } = katrin
  await openTicket()
  await context.setOffline(true)
  await page.getByText('You are offline.').waitFor()
  await message().fill('Written in a tunnel.')
  await context.setOffline(false)
  await page.reload()
  await message().waitFor()
  expect(await message().inputValue()).toBe('Written in a tunnel.')
  await page.getByRole('button', { name: /^KV/ }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await page.getByLabel('E-mail address').waitFor()
  await signIn(katrin, desk, 'Katrin')
  await openTicket()
  expect(await message().inputValue()).toBe('Written in a tunnel.')
})

it('a message sent without a line waits, goes by itself when the line is back, and goes once', async () => {
  const { page, context } = katrin
  await openTicket()
  await context.setOffline(true)
  await message().fill('Sent in a tunnel.')
  await page.getByRole('button', { name: 'Send reply' }).click()
  await page.getByRole('button', { name: 'Waits for the line' }).waitFor()
  await context.setOffline(false)
  await page.locator('article', { hasText: 'Sent in a tunnel.' }).waitFor()
  await reads('')
  expect(await sentTimes('Sent in a tunnel.')).toBe(1)
})

it('an answer that is lost on its way back, a reload and a second try make one message under one key', async () => {
  const { page } = katrin
  await openTicket()
  const keys: (string | undefined)[] = []
  await page.route(messages, async (route) => {
    if (route.request().method() !== 'POST') return route.continue()
    keys.push(route.request().headers()['idempotency-key'])
    await route.fetch()
    await route.abort('connectionreset')
  })
  await message().fill('Said once.')
  await page.getByRole('button', { name: 'Send reply' }).click()
  await page.getByText('It did not reach us.').waitFor()
  await page.unroute(messages)
  await page.reload()
  await message().waitFor()
  expect(await message().inputValue()).toBe('Said once.')
  const second = page.waitForRequest((one) => one.method() === 'POST' && one.url().endsWith('/messages'))
  await page.getByRole('button', { name: 'Send reply' }).click()
  keys.push((await second).headers()['idempotency-key'])
  await reads('')
  expect(new Set(keys).size).toBe(1)
  expect(await sentTimes('Said once.')).toBe(1)
})

it('what is typed while a message is on its way is the beginning of the next', async () => {
  const { page } = katrin
  await openTicket()
  let letGo: () => void = () => undefined
  const held = new Promise<void>((resolve) => {
    letGo = resolve
  })
  await page.route(messages, async (route) => {
    if (route.request().method() === 'POST') await held
    await route.continue()
  })
  await message().fill('The first half.')
  await page.getByRole('button', { name: 'Send reply' }).click()
  await page.getByRole('button', { name: 'Sending' }).waitFor()
  await message().press('End')
  await message().pressSequentially(' And the second.')
  letGo()
  await page.locator('article', { hasText: 'The first half.' }).waitFor()
  await reads('And the second.')
  await page.unroute(messages)
  await message().fill('')
})

it('a busy desk is said, and the page comes by itself when the desk is back: at the start and later', async () => {
  const { page } = katrin
  await page.route('**/api/v1/**', busy)
  await page.goto(desk.url)
  await page.getByRole('heading', { name: 'Support cannot be reached just now.' }).waitFor()
  await page.unroute('**/api/v1/**')
  await page.getByRole('heading', { name: /Support is open/ }).waitFor()
  await page.route('**/contacts*', busy)
  await openPlace(page, 'Team')
  await page.getByText('Your team could not be loaded.').waitFor()
  await page.unroute('**/contacts*')
  await page.getByText('seats used').waitFor()
})
