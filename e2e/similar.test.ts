import { afterAll, beforeAll, expect, it } from 'vitest'
import { axeViolations, openVisitor, signIn, type Visitor } from './support/browser.ts'
import { call } from './support/call.ts'
import { type DemoFolder, makeDemoFolder } from './support/demo-folder.ts'
import { type DeskProcess, startDesk } from './support/desk-process.ts'
import { ticketCalled } from './support/ticket-called.ts'

/** Who writes a ticket reads what is known already; who answers it links it to a known issue. */
let folder: DemoFolder
let desk: DeskProcess
let ben: Visitor
let bo: Visitor
beforeAll(async () => {
  folder = await makeDemoFolder()
  desk = await startDesk({ dataDir: folder.path })
  ben = await openVisitor(390)
  bo = await openVisitor()
})
afterAll(async () => {
  await ben.close()
  await bo.close()
  await desk.kill()
  await folder.remove()
})

it('while typing, misspelt, a contact reads the known issue with its way round, and joins the ticket of a colleague', async () => {
  const { page } = ben
  await signIn(ben, desk, 'Ben')
  await page.goto(`${desk.url}/tickets/new`)
  const subject = page.getByLabel('Subject')
  await subject.waitFor()
  await page.getByText('While you type').waitFor()
  // in one look: the page above them may still be growing
  const gap = () =>
    page.evaluate<number>(
      `document.querySelector('#text').getBoundingClientRect().y - document.querySelector('#subject').getBoundingClientRect().y`,
    )
  const before = await gap()
  await subject.fill('Artefact proxi gives 502 for large images')
  const line = page.getByRole('button', { name: /Known issue: Proxies of 8\.4/ })
  await line.waitFor()
  expect(await gap()).toBeCloseTo(before, 0)

  await subject.press('Tab')
  await page.keyboard.press('Enter')
  await page.getByText('Way round').waitFor()
  expect(await axeViolations(page)).toEqual([])
  const number = await ticketCalled(desk, 'Ben', 'Artifact proxy answers 502')
  await page.getByRole('button', { name: `Join ${number}` }).click()
  await page.getByRole('heading', { name: /Artifact proxy answers 502/ }).waitFor()
  const { body } = await call<{ followers: readonly { name: string }[] }>(
    desk,
    desk.person('Ben').apiKey,
    `GET /tickets/${number}`,
  )
  expect(body.followers.map(({ name }) => name)).toContain('Ben Okafor')
  expect(ben.faults).toEqual([])
})

it('what solves it spares the ticket and is counted; the draft stays, and comes back where it does not after all', async () => {
  const { page } = ben
  await page.goto(`${desk.url}/tickets/new`)
  await page.getByRole('button', { name: /Known issue: Proxies of 8\.4/ }).click()
  await page.getByRole('button', { name: 'That solves it Proxies of 8.4' }).click()
  await page.getByRole('heading', { name: 'Thank you. No ticket was opened.' }).waitFor()
  const solved = async () => {
    const { body } = await call<{ items: readonly { title: string; solvedBefore: number }[] }>(
      desk,
      desk.person('Bo').apiKey,
      'GET /known-issues',
    )
    return body.items.find(({ title }) => title.startsWith('Proxies of 8.4'))?.solvedBefore
  }
  expect(await solved()).toBe(1)
  await page.reload()
  await page.getByRole('heading', { name: 'Thank you. No ticket was opened.' }).waitFor()
  expect(await axeViolations(page)).toEqual([])
  await page.getByRole('button', { name: 'It does not solve it after all' }).click()
  expect(await page.getByLabel('Subject').inputValue()).toBe('Artefact proxi gives 502 for large images')
  expect(await solved()).toBe(0)
  expect(ben.faults).toEqual([])
})

it('beside a ticket an engineer sees what is similar and known, and links the two with one press', async () => {
  const { page } = bo
  await signIn(bo, desk, 'Bo', '/console')
  const number = await ticketCalled(desk, 'Bo', 'Artifact proxy answers 502')
  await page.goto(`${desk.url}/console/tickets/${number}`)
  const known = page.getByRole('listitem').filter({ hasText: 'Proxies of 8.4 keep whole images' })
  await known.getByRole('button', { name: /^Unlink/ }).click()
  await known.getByRole('button', { name: /^Link/ }).click()
  await known.getByText('Linked').waitFor()
  await page.getByText('Intermittent 502 from the artifact proxy').last().waitFor()
  expect(await axeViolations(page)).toEqual([])
  expect(bo.faults).toEqual([])
})
