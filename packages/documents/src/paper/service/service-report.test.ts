import { beforeAll, describe, expect, it } from 'vitest'
import { type ReadPdf, readPdf } from '../../../test/read-pdf.ts'
import { serviceSample } from '../../../test/service-sample.ts'
import { printPaper } from '../print-paper.tsx'
import type { ServicePaper } from '../shapes/index.ts'

const read = async (paper: ServicePaper): Promise<ReadPdf> => await readPdf(await printPaper(paper))

describe('a service report', () => {
  let paper: ReadPdf
  beforeAll(async () => {
    paper = await read(serviceSample)
  })

  it('has its chapters in order; what a later version changed stands before its figures', () => {
    expect(paper.outline.map(({ title }) => title)).toEqual([
      ...['Cover', 'What changed since version 1', 'At a glance', 'What we promised, and what we kept'],
      ...['Beside the figures', 'How fast we answered', 'Month by month', 'Late and missed, one by one'],
      ...['What the tickets were about', 'What came of it', 'The clauses behind it'],
    ])
  })

  it('gives each promise the figures that came in, and their sum', () => {
    expect(paper.text).toContain('P2 Major 58 52 2 – – 4 – – 96.2 %')
    expect(paper.text).toContain('All 171 159 3 1 2 4 2 1 97.5 %')
    expect(paper.text).toContain('Road-map review 12 11 1 – – – – – 91.6 %')
    expect(paper.pages[0]).toContain('In time 199 Late 4 Missed 1')
  })

  it('names each late promise with its reason, and marks an excused one without taking it out', () => {
    expect(paper.text).toContain('Excused by Nora Lindh, head of support, 2 Apr 2026:')
    expect(paper.text).toContain('21 Mar 2026, 03:12')
    expect(paper.text).toContain('not kept')
    expect(paper.text).toContain('No reason was recorded.')
    for (const { subject } of serviceSample.late) expect(paper.text).toContain(subject)
  })

  it('always says what attainment does not', () => {
    for (const words of [
      ...['Answered in time, then silent 3 of 162', 'Priority lowered late in a target 1 of 9'],
      ...[
        'Closed by us as spam or duplicate 2',
        'no or partly 9 of 103',
        'Reopened 7 of 158',
        'acme-staging 8.4.6 9.2.3 271 days',
      ],
    ])
      expect(paper.text).toContain(words)
  })

  it('gives percentiles as spans of support time beside what is promised', () => {
    expect(paper.text).toContain('P1 21 13 min 44 min 1 h 12 min 1 h')
    expect(paper.text).toContain('P3 57 2 h 12 min 6 h 30 min 8 h 24 min 1 business day')
  })
})

it('a period in which nothing happened says so in each chapter, and still what stands beside', async () => {
  const none = { count: 0 }
  const paper = await read({
    ...serviceSample,
    frame: { ...serviceSample.frame, version: 1 },
    ...{ headline: [], responses: [], engagements: [], percentiles: [], months: [], byVersion: [], byArea: [] },
    ...{ findings: { closed: [], stillOpen: 0 }, requests: [], late: [], changes: [], clauses: [] },
    beside: {
      ...{ answeredThenSilent: none, lateLowerings: none, cancelledByStaff: none, notSolved: none, reopened: none },
      upgradeLag: [],
    },
  })
  const said = [
    ...['No promise fell due in this period.', 'No answer was promised', 'None was owed', 'No answer was given'],
    ...['Nothing was late or missed', 'No ticket was opened', 'No finding was closed', 'None of your requests shipped'],
    ...['Answered in time, then silent 0', 'Every installation runs the newest version'],
  ]
  for (const words of said) expect(paper.text).toContain(words)
  expect(paper.text).not.toContain('What changed since version')
})

it('writes for a reader in another language, with her numbers and months', async () => {
  const paper = await read({
    ...serviceSample,
    frame: { ...serviceSample.frame, locale: 'de-DE', zone: 'Europe/Berlin' },
    coverage: { hours: 8_760, words: '' },
  })
  expect(paper.text).toContain('97,5 %')
  expect(paper.text).toContain('8.760 hours')
})

it('ends with what it says last: no page is empty, wherever the last line falls', async () => {
  const shipped = { number: '', title: 'Promotions that wait', release: '9.2.0', on: '2026-10-21' }
  for (const count of [0, 2, 4, 6]) {
    const requests = Array.from({ length: count }, () => shipped)
    const { pages } = await read({ ...serviceSample, ...{ requests, clauses: [], late: [], changes: [], months: [] } })
    for (const words of pages.slice(1)) expect(words.length).toBeGreaterThan(120)
  }
})
