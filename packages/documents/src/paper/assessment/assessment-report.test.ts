import { beforeAll, describe, expect, it } from 'vitest'
import { assessmentSample } from '../../../test/assessment-sample.ts'
import { openShelf } from '../../../test/read-face.ts'
import { type ReadPdf, readPdf } from '../../../test/read-pdf.ts'
import { printPaper } from '../print-paper.tsx'
import type { AssessmentPaper, PaperFinding } from '../shapes/index.ts'

const read = async (paper: AssessmentPaper): Promise<ReadPdf> => await readPdf(await printPaper(paper))
const short = { why: 'Why.', recommendation: 'What to do.', evidence: [] }
const one = assessmentSample.findings[0] as PaperFinding

describe('an assessment report', () => {
  let paper: ReadPdf
  beforeAll(async () => {
    paper = await read(assessmentSample)
  })

  it('says whose it is, for whom, and in which language, before it is opened', () => {
    expect(paper.facts).toMatchObject({
      ...{ Title: 'Production assessment, Acme Rail, ACME-A3', Author: 'Northlight', Language: 'en' },
    })
    expect(paper.pages[0]).toMatch(/Northlight.*Production assessment.*Acme Rail.*71.*out of 100.*\+8 since last time/)
  })

  it('has its chapters in order, and each finding under its chapter', () => {
    expect(paper.outline.map(({ title }) => title)).toEqual([
      ...['Cover', 'Summary', 'Score', 'Findings', 'One by one: F-7 to F-15', 'Performance health check', 'Plan'],
      ...['What changed since last time', 'How it was assessed'],
    ])
    const found = paper.outline.flatMap(({ items }) => items.map(({ title }) => title))
    expect(found).toHaveLength(assessmentSample.findings.length)
  })

  it('lists its chapters on the cover with the pages where they are found, and leads there', async () => {
    const [cover = ''] = paper.pages
    const chapters = ['Summary', 'Score', 'Findings', 'Findings, one by one', 'Performance health check', 'Plan']
    const places = chapters.map((chapter) => Number(new RegExp(`${chapter} (\\d+)`).exec(cover)?.[1]))
    const marks = [
      'Summary',
      'How the score is made',
      'Most severe first',
      'What was seen',
      'Against its limits',
      'Step',
    ]
    expect(marks.map((mark, at) => paper.pages[(places[at] ?? 0) - 1]?.includes(mark))).toEqual(marks.map(() => true))
    const leads = (await paper.links()).filter(({ on }) => on === 1).map(({ to }) => to)
    expect(leads.slice(0, places.length)).toEqual(places)
  })

  it('leads from each number in the list to the finding', async () => {
    const list = paper.pages.findIndex((page) => page.includes('Most severe first')) + 1
    const leads = (await paper.links()).filter(({ on }) => on === list)
    expect(leads).toHaveLength(assessmentSample.findings.length)
    for (const { to } of leads) expect(paper.pages[to - 1]).toContain('Why it matters')
  })

  it('puts the most severe finding first, and an open one before an accepted risk', () => {
    const order = ['F-7', 'F-9', 'F-11', 'F-3', 'F-12', 'F-14', 'F-15']
    const told = paper.text.slice(paper.text.indexOf('Most severe first'))
    expect(order.toSorted((a, b) => told.indexOf(`${a} `) - told.indexOf(`${b} `))).toEqual(order)
  })

  it('tells every finding whole: evidence, advice, owner, day, source, and why a risk is accepted', () => {
    for (const { title, why, recommendation, evidence, owner, source } of assessmentSample.findings)
      for (const words of [title, why, recommendation, owner, source?.name, ...evidence.map(({ value }) => value)])
        expect(squeezed(paper.text)).toContain(squeezed(words ?? ''))
    expect(paper.text).toContain('Accepted because by Dana Whitfield, until 31 Jan 2027')
  })

  it('counts in its own sum what the score is made of', () => {
    expect(paper.text).toMatch(/Critical 1 12 48 −12 .*High 2 6 30 −12 .*Score 71/)
  })

  it('writes instants in the zone of the paper, and numbers its pages', () => {
    expect(paper.text).toContain('24 Nov 2026, 01:10')
    expect(paper.pages.slice(1).every((page, at) => page.includes(`${at + 2} / ${paper.pages.length}`))).toBe(true)
    expect(paper.pages.slice(1).every((page) => page.includes('ACME-A3, version 1'))).toBe(true)
  })
})

it('what is fixed stands last, and an instant in the evidence is written for its reader', async () => {
  const evidence = [{ label: 'Restored', value: 'on 2026-11-04T12:20:00.000Z' }]
  const fixed = { ...one, number: 'F-1', state: 'fixed' as const, evidence }
  const open = { ...one, number: 'F-2', severity: 'low' as const }
  const { text } = await read({ ...assessmentSample, findings: [fixed, open], health: [], plan: [] })
  expect(text).toMatch(/F-2 Low .* F-1 Critical .*/)
  expect(text).toContain('on 4 Nov 2026, 06:20')
})

it('300 findings are all there, under a head on each page of the list', async () => {
  const findings = Array.from({ length: 300 }, (_, at) => ({ ...one, number: `N-${at + 1}`, ...short }))
  const paper = await read({ ...assessmentSample, findings })
  for (const { number } of findings) expect(paper.text).toContain(`${number} `)
  const list = paper.pages.filter((page) => (page.match(/N-\d+ Critical The newest/g) ?? []).length > 5)
  expect(list.length).toBeGreaterThan(5)
  expect(list.every((page) => page.includes('Number Severity Finding State Due'))).toBe(true)
})

it('an assessment that found and could do nothing says so in each chapter, and that it is a draft', async () => {
  const { issuedAt: _, ...frame } = assessmentSample.frame
  const paper = await read({
    ...assessmentSample,
    frame,
    ...{ summary: [], score: undefined, trend: [], groups: [], findings: [], health: [], plan: [], changes: undefined },
    basis: { ...assessmentSample.basis, unknown: [] },
  })
  const said = [
    ...['No summary was written.', 'Nothing could be checked, so there is no score.', 'No group was checked.'],
    ...['Nothing was found that falls short of the rules.', 'The snapshot brought no measurements.'],
    ...['No steps were agreed yet.', 'there is nothing to compare it with', 'Every rule that applies was answered.'],
  ]
  for (const words of said) expect(paper.text).toContain(words)
  expect(paper.pages.every((page) => page.includes('Draft, not issued'))).toBe(true)
})

describe('text that no one foresaw', () => {
  it('prints in Greek and Cyrillic, and marks what the typeface does not have', async () => {
    const paper = await read({
      ...assessmentSample,
      frame: { ...assessmentSample.frame, customer: 'Ελληνικοί Σιδηρόδρομοι · Железные дороги · Łódź' },
      summary: ['漢字 שלום مرحبا 👩‍🚒 e\u0301te\u0301', 'a\u202eb\u0000c\u2066d'],
      findings: [],
    })
    expect(paper.text).toContain('Ελληνικοί Σιδηρόδρομοι · Железные дороги · Łódź')
    expect(paper.text).toContain('□□ □□□□ □□□□□ □ été')
    expect(paper.text).toContain('a b c d')
    expect(paper.text).toContain('□ stands for a sign')
  })

  it('prints Chinese, Japanese, Korean, Arabic, Hebrew, Hindi, Thai and emoji, and opens no face that no sign needs', async () => {
    const { asked, readFace } = openShelf()
    const said = ['数据库', 'データベース', '데이터베이스', 'ไทย', '🚂']
    const joined = ['שלום', 'مرحبا', 'हिन्दी']
    const wish = { ...assessmentSample, findings: [], summary: [...said, ...joined, 'and ᚠ'] }
    const paper = await readPdf(await printPaper(wish, readFace))
    for (const words of said) expect(squeezed(paper.text)).toContain(squeezed(words))
    // read back in the order of their places on the line
    for (const word of joined) expect([...word].every((letter) => paper.text.includes(letter))).toBe(true)
    expect(paper.text.match(/□/g)).toHaveLength(2)
    expect(asked.length).toBeLessThan(25)
    expect(await printPaper(assessmentSample, () => expect.fail('no face was needed'))).toBeDefined()
  })

  it('keeps words of any length within the page', async () => {
    const long = 'x'.repeat(4_000)
    const address = `https://host.example/${'path/'.repeat(200)}?q=${'y'.repeat(300)}`
    const finding = { ...one, title: long.slice(0, 300), why: long, evidence: [{ label: address, value: address }] }
    const paper = await read({
      ...assessmentSample,
      frame: { ...assessmentSample.frame, customer: long, title: long, vendor: { name: long } },
      summary: [long],
      findings: [{ ...finding, owner: long.slice(0, 200), group: address.slice(0, 200), source: { name: address } }],
      plan: [{ text: long, findings: [], owner: address }],
    })
    expect(await paper.reach()).toBeLessThan(560)
    expect(paper.text.replaceAll(/[^x]/g, '').length).toBeGreaterThan(4_000 * 3)
  })

  it('takes a locale and a zone that do not exist for English and UTC', async () => {
    const frame = { ...assessmentSample.frame, locale: 'xx-nonsense-!!', zone: 'Mars/Olympus' }
    const paper = await read({ ...assessmentSample, frame, findings: [] })
    expect(paper.text).toContain('24 Nov 2026, 07:10')
  })
})

const squeezed = (words: string): string => words.replaceAll(/\s+/g, '')
