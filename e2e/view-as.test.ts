import { afterAll, beforeAll, expect, it } from 'vitest'
import { axeViolations, openVisitor, signIn, type Visitor } from './support/browser.ts'
import { type DemoFolder, makeDemoFolder } from './support/demo-folder.ts'
import { type DeskProcess, startDesk } from './support/desk-process.ts'

let folder: DemoFolder
let desk: DeskProcess
let ida: Visitor
let ana: Visitor
beforeAll(async () => {
  folder = await makeDemoFolder()
  desk = await startDesk({ dataDir: folder.path })
  ;[ida, ana] = [await openVisitor(), await openVisitor(390)]
})
afterAll(async () => {
  for (const visitor of [ida, ana]) await visitor?.close()
  await desk?.kill()
  await folder.remove()
})

const why = 'Ana cannot find her installation'

it('a lead sees the portal as a contact, changes nothing, stops, and the contact reads of it', async () => {
  await signIn(ida, desk, 'Ida', '/console')
  await ida.page.goto(`${desk.url}/console/accounts/ACME`)
  await ida.page.getByRole('button', { name: 'View as Ana Kovač' }).click()
  await ida.page.getByLabel('Why').fill(why)
  const [portal] = await Promise.all([
    ida.context.waitForEvent('page'),
    ida.page.getByRole('button', { name: 'Open the portal' }).click(),
  ])
  await portal.getByText('You see the portal as Ana Kovač').waitFor()
  expect(new URL(portal.url()).search).toBe('')
  expect(await axeViolations(portal)).toEqual([])

  await portal.goto(`${desk.url}/settings`)
  await portal.getByText('alone: they are not shown here').waitFor()
  const refused = await portal.evaluate(async () => {
    const viewing = sessionStorage.getItem('mainstay.viewing') ?? ''
    const headers = { 'mainstay-viewing': viewing, 'content-type': 'application/json', 'if-match': '"1"' }
    const answer = await fetch('/api/v1/me', { method: 'PATCH', headers, body: '{"zone":"Europe/Berlin"}' })
    return ((await answer.json()) as { readonly code: string }).code
  })
  expect(refused).toBe('access.viewing_only')

  await portal.getByRole('button', { name: 'Stop viewing' }).click()
  await portal.waitForURL(/\/console\/accounts/)

  await signIn(ana, desk, 'Ana')
  await ana.page.goto(`${desk.url}/settings`)
  await ana.page.getByText(why).waitFor()
  await ana.page.getByText('Ida Berg').waitFor()
  expect(await axeViolations(ana.page)).toEqual([])
  expect([...ida.faults, ...ana.faults].filter((fault) => !fault.includes('403'))).toEqual([])
})

it('the pages run under a policy without inline styles: no sheet, script or attribute is turned away', async () => {
  const { page } = ida
  for (const path of [
    '/console',
    '/console/accounts',
    '/console/settings/permissions',
    '/console/audit',
    '/console/staff',
  ])
    await page.goto(desk.url + path, { waitUntil: 'networkidle' })
  expect(ida.faults.filter((fault) => /Content Security Policy/i.test(fault))).toEqual([])
})
