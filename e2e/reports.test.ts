import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { axeViolations, openVisitor, signIn, type Visitor } from './support/browser.ts'
import { type DemoFolder, makeDemoFolder } from './support/demo-folder.ts'
import { type DeskProcess, startDesk } from './support/desk-process.ts'
import { openPlace } from './support/open-place.ts'

/** A contact reads what her company was promised, looks behind a figure, and takes it along. */
let folder: DemoFolder
let desk: DeskProcess
let katrin: Visitor
beforeAll(async () => {
  folder = await makeDemoFolder()
  desk = await startDesk({ dataDir: folder.path })
  katrin = await openVisitor()
})
afterAll(async () => {
  await katrin.close()
  await desk.kill()
  await folder.remove()
})

const saved = async (press: () => Promise<void>) => {
  const coming = katrin.page.waitForEvent('download')
  await press()
  const download = await coming
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) }
}

it('an issued report opens the rows behind its figures, by keyboard, and is saved as CSV and PDF', async () => {
  const { page } = katrin
  await signIn(katrin, desk, 'Katrin')
  await openPlace(page, 'Reports')
  await page.locator('.reports-name').first().click()
  await page.getByRole('heading', { name: 'What was promised, and what became of it' }).waitFor()
  const number = await page.locator('.trail span').textContent()
  expect(number).toMatch(/^SR-HELIO-\d{4}-\d\d-1$/)

  const figure = page.getByRole('button', { name: /^tickets opened: \d+\. Show the rows$/ }).first()
  const count = Number(await figure.textContent())
  await figure.focus()
  await page.keyboard.press('Enter')
  const rows = page.getByRole('dialog', { name: 'tickets opened' })
  await rows
    .getByText(/^HELIO-\d+$/)
    .first()
    .waitFor()
  expect(await rows.getByRole('listitem').count()).toBe(count)
  expect(await axeViolations(page)).toEqual([])
  const ofRows = await saved(() => rows.getByRole('button', { name: 'CSV of what is shown' }).click())
  expect(ofRows.bytes.toString('utf8').trim().split('\n')).toHaveLength(count + 1)
  await page.keyboard.press('Escape')
  expect(await page.locator(':focus').textContent()).toBe(String(count))

  const figures = await saved(() => page.getByRole('button', { name: 'CSV of what is shown' }).click())
  expect(figures.name).toBe(`${number}.csv`)
  expect(figures.bytes.toString('utf8')).toContain(`tickets.opened,,${count}`)
  const paper = await saved(() => page.getByRole('button', { name: 'Save the report as PDF' }).click())
  expect(paper.name).toBe(`${number}.pdf`)
  expect(paper.bytes.subarray(0, 5).toString()).toBe('%PDF-')
  expect(await axeViolations(page)).toEqual([])
  expect(katrin.faults).toEqual([])
})
