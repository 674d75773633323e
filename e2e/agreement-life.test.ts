import { afterAll, beforeAll, expect, it } from 'vitest'
import { axeViolations, openVisitor, signIn, type Visitor } from './support/browser.ts'
import { call } from './support/call.ts'
import { type DemoFolder, makeDemoFolder } from './support/demo-folder.ts'
import { type DeskProcess, startDesk } from './support/desk-process.ts'

// A smaller plan, seen before it is saved; the primary contact chooses who stays; two companies agree to join.
let folder: DemoFolder
let desk: DeskProcess
let ida: Visitor
let wei: Visitor
beforeAll(async () => {
  folder = await makeDemoFolder()
  desk = await startDesk({ dataDir: folder.path })
  ida = await openVisitor()
  wei = await openVisitor(390)
  await signIn(ida, desk, 'Ida', '/console')
  await signIn(wei, desk, 'Wei Ling')
})
afterAll(async () => {
  await ida.close()
  await wei.close()
  await desk.kill()
  await folder.remove()
})

const asked = async <T>(name: string, operation: string, body?: object): Promise<T> => {
  const answer = await call<T>(desk, desk.person(name).apiKey, operation, body === undefined ? {} : { body })
  expect(answer.status, operation).toBeLessThan(300)
  return answer.body
}
const accountOf = async (code: string) => (await asked<{ id: string }>('Ida', `GET /accounts/${code}`)).id

it('Ida changes Kite to a smaller plan, and sees before it is saved who would give up a seat', async () => {
  const kite = await accountOf('KITE')
  for (const name of ['Lim', 'Mei']) {
    await asked('Ida', `POST /accounts/${kite}/contacts`, {
      ...{ name, email: `${name.toLowerCase()}@kite-logistics.example` },
      ...{ city: 'Singapore', country: 'SG', zone: 'Asia/Singapore' },
    })
  }
  const { page } = ida
  await page.goto(`${desk.url}/console/accounts/KITE`)
  await page.getByRole('button', { name: 'Amend' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Plan').selectOption('standard')
  await dialog.getByText('Premium becomes Standard').waitFor()
  await dialog.getByText(/5 named, 4 seats: everybody stays until .* in|these give up their seat then: Mei/).waitFor()
  await dialog.getByText(/its address leads to the shared one until/).waitFor()
  expect(await axeViolations(page)).toEqual([])
  await dialog.getByLabel('Reason').fill('Kite ordered Standard for the year')
  await dialog.getByRole('button', { name: 'Record the change' }).click()
  await page.getByText('More contacts than seats').waitFor()
  expect(ida.faults).toEqual([])
})

it('Wei Ling reads of it on Home and chooses who stays, on a phone', async () => {
  const { page } = wei
  await page.goto(desk.url)
  await page.getByRole('link', { name: 'Choose who stays' }).click()
  await page.getByRole('heading', { name: 'Who stays' }).waitFor()
  await page.getByLabel(/Nadia/).uncheck()
  await page.getByLabel(/Mei/).check()
  expect(await axeViolations(page)).toEqual([])
  await page.getByRole('button', { name: 'Keep these' }).click()
  await page.getByText(/Wei Ling Tan chose/).waitFor()
  await page.goto(`${desk.url}/policy`)
  await page.getByText('Kite ordered Standard for the year').waitFor()
  expect(await axeViolations(page)).toEqual([])
  expect(wei.faults).toEqual([])
})

it('Kite and Wisła join once the primary contacts of both agreed, and part again', async () => {
  const [kite, wisla] = [await accountOf('KITE'), await accountOf('WISLA')]
  const { id } = await asked<{ id: string }>('Ida', `POST /accounts/${kite}/joinings`, {
    otherId: wisla,
    reason: 'Kite Logistics bought Wisła Freight',
  })
  const { page } = wei
  await page.goto(`${desk.url}/team/joining`)
  await page.getByText('Kite Logistics bought Wisła Freight').waitFor()
  expect(await axeViolations(page)).toEqual([])
  await page.getByRole('button', { name: 'Agree to join' }).click()
  await page.getByText(/Wisła Freight is still asked/).waitFor()
  await asked('Tomasz', `POST /accounts/${wisla}/joinings/${id}/agreement`)
  await page.getByText(/Joined with Wisła Freight/).waitFor()
  await page.getByRole('button', { name: 'End it' }).click()
  await page.getByText(/Wisła Freight: ended/).waitFor()
  expect(wei.faults).toEqual([])
})
