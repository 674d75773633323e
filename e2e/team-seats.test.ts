import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { axeViolations, openVisitor, signIn, type Visitor } from './support/browser.ts'
import { type DemoFolder, makeDemoFolder } from './support/demo-folder.ts'
import { type DeskProcess, startDesk } from './support/desk-process.ts'

// The team in the hands of its primary contact: who comes, who goes, and a certificate on its way to the staff and back.
let folder: DemoFolder
let desk: DeskProcess
let dana: Visitor
let ida: Visitor
beforeAll(async () => {
  folder = await makeDemoFolder()
  desk = await startDesk({ dataDir: folder.path })
  dana = await openVisitor(390, 'dark')
  ida = await openVisitor()
  await signIn(dana, desk, 'Dana')
  await dana.page.goto(`${desk.url}/team`)
})
afterAll(async () => {
  await Promise.all([dana?.close(), ida?.close()])
  await desk?.kill()
  await folder.remove()
})

const fillNewcomer = async (name: string, email: string) => {
  const { page } = dana
  await page.getByLabel('Name', { exact: true }).fill(name)
  await page.getByLabel('E-mail address').fill(email)
  await page.getByLabel('City', { exact: true }).fill('Oslo')
  await page.getByRole('option', { name: /Oslo, Norway/ }).click()
}
const ask = async (name: string, what: RegExp) => {
  await dana.page.getByRole('button', { name: `More about ${name}` }).click()
  await dana.page.getByRole('menuitem', { name: what }).click()
}

it('she invites somebody to the last seat; one more is refused with its clause and nothing typed is lost', async () => {
  const { page } = dana
  await page.getByRole('button', { name: 'Invite somebody' }).click()
  await fillNewcomer('Eve Holm', 'eve@acme-rail.example')
  expect(await axeViolations(page)).toEqual([])
  await page.getByRole('button', { name: 'Add and invite' }).click()
  await page.getByText('technical contact, seat 4 of 4').waitFor()

  await page.getByRole('button', { name: 'Invite somebody' }).click()
  await page.getByText('Technical contact', { exact: true }).click()
  await fillNewcomer('Fay Lund', 'fay@acme-rail.example')
  await page.getByRole('button', { name: 'Add and invite' }).click()
  await page.getByRole('alert').getByText('4 of 4 seats are taken.').waitFor()
  expect(await page.getByLabel('Name', { exact: true }).inputValue()).toBe('Fay Lund')
  await page.keyboard.press('Escape')
})

it('she gives a seat to somebody else and is told before where the tickets go; the history says so', async () => {
  const { page } = dana
  await ask('Eve Holm', /Give the seat/)
  await page.getByText('Open tickets of Eve Holm go to Dana Whitfield').waitFor()
  await fillNewcomer('Finn Berg', 'finn@acme-rail.example')
  await page.getByRole('button', { name: 'Swap' }).click()
  await page.getByText('Finn Berg', { exact: true }).waitFor()
  await page.getByText('Who was here before').click()
  await page.getByText('seat went to Finn Berg').waitFor()
  expect(await axeViolations(page)).toEqual([])
})

it('a certificate goes to the staff and comes back as training on record', async () => {
  const { page } = dana
  const certificate = join(folder.path, 'certificate.txt')
  await writeFile(certificate, 'Finn Berg, introduction')
  await ask('Finn Berg', /Hand in/)
  await page.locator('input[type=file]').setInputFiles(certificate)
  await page.getByText('certificate.txt').waitFor()
  await page.getByLabel('Completed on').fill('2026-05-04')
  await page.getByRole('button', { name: 'Hand in', exact: true }).click()
  await page
    .getByText(/The certificate of .* waits for us/)
    .first()
    .waitFor()

  await signIn(ida, desk, 'Ida', '/console')
  await ida.page.goto(`${desk.url}/console/accounts/ACME`)
  const line = ida.page.getByRole('listitem').filter({ hasText: 'Finn Berg' })
  await line.getByRole('button', { name: 'Look at it' }).click()
  const download = ida.page.waitForEvent('download')
  await ida.page.getByRole('button', { name: 'Download certificate.txt' }).click()
  expect((await download).suggestedFilename()).toBe('certificate.txt')
  expect(await axeViolations(ida.page)).toEqual([])
  await ida.page.getByRole('button', { name: 'Accept', exact: true }).click()
  await page
    .getByRole('listitem')
    .filter({ hasText: 'Finn Berg' })
    .getByText(/^trained/)
    .first()
    .waitFor()
  expect([...dana.faults, ...ida.faults].filter((fault) => !/409/.test(fault))).toEqual([])
})
