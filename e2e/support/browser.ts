import { readFileSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, chromium, type Page } from 'playwright-core'
import type { DeskProcess } from './desk-process.ts'

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** A person at a browser of their own, with every console error written down. */
export interface Visitor {
  readonly page: Page
  readonly context: BrowserContext
  readonly faults: readonly string[]
  close(): Promise<void>
}

/** Opens Debian's Chromium with an empty profile. */
export async function openVisitor(width = 1440, colorScheme: 'light' | 'dark' = 'light'): Promise<Visitor> {
  const profile = await mkdtemp(join(tmpdir(), 'mainstay-browser-'))
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: '/usr/bin/chromium',
    args: flags,
    viewport: { width, height: width < 500 ? 844 : 1000 },
    colorScheme,
    timezoneId: 'Europe/Berlin',
  })
  const page = context.pages()[0] ?? (await context.newPage())
  const faults: string[] = []
  page.on('console', (message) => {
    // a refused session is how the sign-in page learns that nobody is signed in
    if (message.type() === 'error' && !/401/.test(message.text())) faults.push(message.text())
  })
  page.on('response', (response) => {
    if ([404, 429].includes(response.status())) faults.push(`${response.status()} ${response.url()}`)
  })
  page.on('pageerror', (error) => faults.push(error.message))
  return { page, context, faults, close: () => context.close() }
}

/** Signs in through the page, as people do. */
export async function signIn(
  visitor: Visitor,
  desk: DeskProcess,
  name: string,
  path: '/' | '/console' = '/',
): Promise<void> {
  const { email, password } = desk.person(name)
  const { page } = visitor
  await page.goto(desk.url + path)
  await page.locator('input[type=email]').fill(email)
  await page.locator('input[type=password]').fill(password)
  await page.keyboard.press('Enter')
  await page.locator('input[type=password]').waitFor({ state: 'detached' })
}

interface AxeViolation {
  readonly id: string
  readonly nodes: readonly { readonly html: string }[]
}
/** What axe finds wrong with the page as it stands: rule and the first element. */
export async function axeViolations(page: Page): Promise<readonly string[]> {
  await page.evaluate(axeSource)
  const violations = (await page.evaluate(
    'axe.run(document, { resultTypes: ["violations"] }).then((result) => result.violations)',
  )) as readonly AxeViolation[]
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160)}`)
}
