import { afterAll, beforeAll, expect, it } from 'vitest'
import { axeViolations, openVisitor, signIn, type Visitor } from './support/browser.ts'
import { call } from './support/call.ts'
import { type DemoFolder, makeDemoFolder } from './support/demo-folder.ts'
import { type DeskProcess, startDesk } from './support/desk-process.ts'

/** A contact says what became of a closed ticket, a lead excuses a late answer, and each side reads the other. */
let folder: DemoFolder
let desk: DeskProcess
let dana: Visitor
let ida: Visitor
beforeAll(async () => {
  folder = await makeDemoFolder()
  desk = await startDesk({ dataDir: folder.path })
  dana = await openVisitor(390, 'dark')
  ida = await openVisitor()
})
afterAll(async () => {
  await dana.close()
  await ida.close()
  await desk.kill()
  await folder.remove()
})
const keyOf = (name: string) => desk.person(name).apiKey
const read = async <T>(name: string, path: string) => (await call<T>(desk, keyOf(name), `GET ${path}`)).body

it('one click says whether it was solved, a line may follow, and the staff read both beside the ticket', async () => {
  const { items } = await read<{ items: { id: string; number: string }[] }>('Dana', '/tickets?status=closed&limit=50')
  let number = ''
  for (const ticket of items) {
    const { mayAnswerUntil, answer } = await read<{ mayAnswerUntil: string | null; answer: object | null }>(
      'Dana',
      `/tickets/${ticket.id}/solved`,
    )
    if (mayAnswerUntil !== null && answer === null) number = ticket.number
  }
  await signIn(dana, desk, 'Dana')
  await dana.page.goto(`${desk.url}/tickets/${number}`)
  await dana.page.getByRole('button', { name: 'Partly' }).click()
  await dana.page.getByLabel('What is still missing?').fill('The second report')
  await dana.page.getByRole('button', { name: 'Add it' }).click()
  await dana.page.getByText('You said: it is partly solved.').waitFor()
  await dana.page.getByText('The second report').waitFor()
  expect(await axeViolations(dana.page)).toEqual([])
  await signIn(ida, desk, 'Ida', '/console')
  await ida.page.goto(`${desk.url}/console/tickets/${number}`)
  await ida.page.getByText('Partly solved').waitFor()
  await ida.page.getByText('The second report').waitFor()
  expect([...dana.faults, ...ida.faults]).toEqual([])
})

it('a lead excuses what was late; it stays late, with a reason that the customer reads', async () => {
  const late = await read<{ items: { commitment: { id: string }; ticket: { number: string } | null }[] }>(
    'Ida',
    '/commitments?state=breached&kind=response',
  )
  const found = late.items.find(({ ticket }) => ticket?.number.startsWith('HELIO'))
  if (!found) throw new Error('something of Helio is late')
  const { page } = ida
  await page.goto(`${desk.url}/console/tickets/${found.ticket?.number}`)
  await page.getByText('Every promise').click()
  await page.getByRole('button', { name: 'Excuse', exact: true }).click()
  await page.getByText('It stays late and in every figure, marked with your reason.').waitFor()
  await page.getByLabel('Why was it late?').fill('The line to Singapore was down.')
  expect(await axeViolations(page)).toEqual([])
  await page.getByRole('button', { name: 'Excuse it' }).click()
  await page.getByText('The line to Singapore was down.').waitFor()
  const { items } = await read<{ items: { commitment: { id: string; state: string; excused: object } }[] }>(
    'Katrin',
    '/commitments?state=breached&kind=response',
  )
  const seen = items.find(({ commitment }) => commitment.id === found.commitment.id)?.commitment
  expect(seen).toMatchObject({ state: 'breached', excused: { reason: 'The line to Singapore was down.' } })
  expect(ida.faults).toEqual([])
})
