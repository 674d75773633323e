import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import type { AssessmentPaper } from '@mainstay/documents'
import { extractText, getDocumentProxy } from 'unpdf'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildIfStale } from '../../../../documents/build-if-stale.ts'
import { assessmentSample } from '../../../../documents/test/assessment-sample.ts'
import { openPress } from './index.ts'

const printer = fileURLToPath(new URL('./testing/curious-printer.ts', import.meta.url))
/** What is tested is not how fast the machine is. */
const patienceMs = 110_000
/** What the curious printer is told to do, in the place of a paper. */
const wish = (words: string, more: object = {}) => ({ wish: words, ...more }) as unknown as AssessmentPaper

let server: Server
let address: string
let visits = 0

beforeAll(async () => {
  await buildIfStale()
  server = createServer((_, answer) => answer.end('root:x:0:0')).on('connection', () => {
    visits += 1
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/secret.png`
})
afterAll(() => server.close())

describe('the room where paper is printed', () => {
  it('gives no disk, no network, no program and no surroundings to whatever runs in it', async () => {
    const printed = await openPress({ printer, longestMs: patienceMs }).print(wish('look', { address }))
    const { found, surroundings } = JSON.parse(printed.toString('utf8'))
    expect(Object.keys(found).length).toBeGreaterThan(25)
    expect([...new Set(Object.values(found))]).toEqual(['refused'])
    expect(surroundings).toEqual({})
    expect(visits).toBe(0)
  })

  it('reads no file and asks no address that somebody wrote into a paper; only https can be clicked in it', async () => {
    const printed = await openPress({ longestMs: patienceMs }).print(hostilePaper())
    const text = await textOf(printed)
    expect(text).toContain(`<img src="${address}">`)
    expect(text).not.toContain('root:')
    expect(visits).toBe(0)
    const raw = printed.toString('latin1')
    expect(raw).toContain('https://www.postgresql.org/docs/17/backup.html')
    expect(raw).not.toMatch(/file:\/\/|javascript:|127\.0\.0\.1/)
  })
})

describe('a press', () => {
  it('ends a paper that takes too long, and the next has its turn (desk.busy)', async () => {
    const press = openPress({ printer, longestMs: 400 })
    for (const _ of ['first', 'next'])
      await expect(press.print(wish('loop'))).rejects.toMatchObject({ code: 'desk.busy', retryAfterS: 30 })
  })

  it('refuses what will never fit (paper.too_large)', async () => {
    const press = openPress({ printer, heapMegabytes: 32, longestMs: patienceMs })
    await expect(press.print(wish('hoard'))).rejects.toMatchObject({ code: 'paper.too_large' })
    await expect(press.print(wish('say', { much: 'x'.repeat(9_000_000) }))).rejects.toMatchObject({
      code: 'paper.too_large',
    })
  })

  it('turns away who would stand behind too many (desk.busy); those before get their paper', async () => {
    const press = openPress({ printer, waitingAtMost: 1, longestMs: patienceMs })
    const [first, second, third] = await Promise.allSettled(['1', '2', '3'].map((one) => press.print(wish(one))))
    expect([first?.status, second?.status]).toEqual(['fulfilled', 'fulfilled'])
    expect(third).toMatchObject({ status: 'rejected', reason: { code: 'desk.busy' } })
  })

  it('names a fault of ours without a word of the paper', async () => {
    const fault = await openPress({ printer, longestMs: patienceMs })
      .print(wish('fail'))
      .catch((caught: unknown) => caught)
    expect(fault).toMatchObject({ name: 'PaperFault', trouble: 'broken', message: 'broken' })
  })
})

/** A drawing that names the address, as the vendor's mark; addresses of every kind where a source has one. */
const hostilePaper = (): AssessmentPaper => ({
  ...assessmentSample,
  frame: {
    ...assessmentSample.frame,
    vendor: { name: 'Northlight', mark: { base64: btoa(`<svg><image href="${address}"/></svg>`) } },
  },
  summary: [`<img src="${address}">`, '![](file:///etc/passwd)'],
  findings: [
    ...assessmentSample.findings.slice(0, 1),
    ...['file:///etc/passwd', 'javascript:alert(1)', address].map((url, at) => ({
      ...(assessmentSample.findings[1] as AssessmentPaper['findings'][number]),
      ...{ number: `X-${at}`, source: { name: 'A source', url } },
    })),
  ],
})

async function textOf(pdf: Buffer): Promise<string> {
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(pdf)), { mergePages: true })
  return text
}
