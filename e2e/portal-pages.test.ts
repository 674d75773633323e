import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { axeViolations, openVisitor, signIn, type Visitor } from './support/browser.ts'
import { call } from './support/call.ts'
import { type DemoFolder, makeDemoFolder } from './support/demo-folder.ts'
import { type DeskProcess, startDesk } from './support/desk-process.ts'
import { ticketCalled } from './support/ticket-called.ts'

// Every page of the portal, at the sizes and on the lines that people have.
let folder: DemoFolder
let desk: DeskProcess
let visitor: Visitor
let number: string
const pages = [
  ...['/', '/tickets', '/tickets/new', '/team', '/policy', '/notifications'],
  ...[
    '/settings',
    '/settings/security',
    '/releases',
    '/road-map',
    '/programme',
    '/success-plan',
    '/assessments',
    '/reports',
    '/installations',
    '/platforms',
    '/advisories',
  ],
]
beforeAll(async () => {
  folder = await makeDemoFolder()
  desk = await startDesk({ dataDir: folder.path })
  number = await ticketCalled(desk, 'Katrin', 'Intermittent 502')
  pages.push(`/tickets/${number}`)
  const long = await call<{ number: string }>(desk, desk.person('Katrin').apiKey, 'POST /tickets', {
    body: {
      ...{ kind: 'defect', priority: 'P2' },
      subject: `${'Deploy_of_the_customs_gateway_'.repeat(6)} مرحبا بالعالم ${'and so on '.repeat(8)}`.slice(0, 300),
      text: `https://logs.example/${'z'.repeat(300)}\n\nשלום עולם\n\n\`\`\`\n${'k'.repeat(300)}\n\`\`\``,
    },
  })
  pages.push(`/tickets/${long.body.number}`)
  const newest = async (what: string) => {
    const { apiKey } = desk.person('Katrin')
    const { body } = await call<{ items: readonly { id: string }[] }>(desk, apiKey, `GET /${what}`, {})
    return body.items[0]?.id ?? 'none'
  }
  pages.push(`/programme/${await newest('engagements')}`)
  pages.push(`/assessments/${await newest('assessment-reports')}`, `/reports/${await newest('service-reports')}`)
  visitor = await openVisitor()
  await signIn(visitor, desk, 'Katrin')
})
afterAll(async () => {
  await visitor.close()
  await desk.kill()
  await folder.remove()
})

// Run in the page before anything of it: sums the shifts that nobody asked for by a key or a click.
const watchShifts = `
  self.shifted = 0
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) self.shifted += entry.value
  }).observe({ type: 'layout-shift', buffered: true })`

const open = async (page: Page, path: string) => {
  await page.goto(`${desk.url}/p/helio${path}`)
  await page.locator('h1').first().waitFor()
  await page.locator('.skeleton').first().waitFor({ state: 'detached' })
}

it('no page is wider than a phone of 360 px, or than a screen at 200 %, and axe finds nothing, light and dark', async () => {
  const { page } = visitor
  for (const [width, height] of [
    [360, 740],
    [720, 450],
  ] as const) {
    const colorScheme = width === 360 ? 'dark' : 'light'
    await page.emulateMedia({ colorScheme })
    await page.setViewportSize({ width, height })
    for (const path of pages) {
      await open(page, path)
      expect(await page.evaluate('document.documentElement.scrollWidth'), `${path} at ${width} px`).toBe(width)
      expect(await axeViolations(page), `${path} at ${width} px, ${colorScheme}`).toEqual([])
    }
  }
})

it('on a slow line nothing jumps when it comes, and something stands there before the program does', async () => {
  const { page, context } = visitor
  await page.setViewportSize({ width: 390, height: 844 })
  await page.addInitScript(watchShifts)
  const line = await context.newCDPSession(page)
  await line.send('Network.enable')
  await line.send('Network.emulateNetworkConditions', {
    ...{ offline: false, latency: 400, downloadThroughput: 50_000, uploadThroughput: 50_000 },
  })
  for (const path of ['/', `/tickets/${number}`, '/tickets']) {
    // a newcomer on the first page: the program itself has to come over the line
    await line.send('Network.setCacheDisabled', { cacheDisabled: path === '/' })
    const arrival = open(page, path)
    if (path === '/') await page.locator('.first-frame').waitFor()
    await arrival
    expect(await page.evaluate('self.shifted'), path).toBeLessThan(0.05)
  }
  await line.detach()
})

it('each page says in its tab what it is', async () => {
  const { page } = visitor
  const titles: string[] = []
  for (const path of [...pages, '/nowhere', '/tickets/HELIO-999999']) {
    await open(page, path)
    titles.push(await page.title())
  }
  expect(titles.slice(0, 7)).toEqual([
    'Helio Bank Platform Desk',
    'Tickets · Helio Bank Platform Desk',
    'New ticket · Helio Bank Platform Desk',
    'Team · Helio Bank Platform Desk',
    'Our policy · Helio Bank Platform Desk',
    'Notifications · Helio Bank Platform Desk',
    'Settings · Helio Bank Platform Desk',
  ])
  expect(titles[pages.indexOf(`/tickets/${number}`)]).toMatch(/^\d.* · HELIO-\d+ Intermittent 502/)
  expect(titles.slice(-2)).toEqual(Array(2).fill('Nothing here · Helio Bank Platform Desk'))
})
