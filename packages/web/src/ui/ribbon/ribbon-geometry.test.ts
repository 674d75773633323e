import { describe, expect, it } from 'vitest'
import { drawRibbon, hangSuccessor } from './ribbon-geometry.ts'
import type { RibbonModel, RibbonStretch } from './ribbon-model.ts'

const at = (text: string) => Date.parse(`2026-11-${text.replace(' ', 'T')}:00+01:00`)
const open = (from: string, to: string): RibbonStretch => ({
  from: at(from),
  to: at(to),
  counts: true,
  because: 'open',
})
const shut = (from: string, to: string): RibbonStretch => ({
  from: at(from),
  to: at(to),
  counts: false,
  because: 'closed',
})
const promise = (more: Partial<RibbonModel>): RibbonModel => ({
  state: 'running',
  startedAt: at('18 23:10'),
  dueAt: at('19 18:10'),
  stretches: [open('18 23:10', '19 00:30'), shut('19 00:30', '19 15:30'), open('19 15:30', '19 18:10')],
  marks: [0.5, 0.75],
  zones: { reader: 'Europe/Berlin', other: 'America/Chicago', otherName: 'Chicago' },
  words: { title: 'P2, first answer' },
  ...more,
})
const draw = (model: RibbonModel, now: string, size: 'full' | 'row' | 'spark' = 'full', width = 796) =>
  drawRibbon({ model, now: at(now), size, width })
const near = (px: number) => expect.closeTo(px, 0)

describe('the ribbon’s scale', () => {
  it('gives 15 closed hours 82 px in full, 17.4 in a row, 5 in a spark', () => {
    const widths = [
      draw(promise({}), '19 17:22'),
      draw(promise({}), '19 17:22', 'row', 230),
      draw(promise({}), '19 17:22', 'spark', 72),
    ]
    expect(widths.map(({ stretches }) => stretches[1]?.width)).toEqual([82, expect.closeTo(17.4, 1), 5])
  })
  it('never lets one closed stretch take more than 16 % of a narrow ribbon', () => {
    expect(draw(promise({}), '19 17:22', 'full', 358).stretches[1]?.width).toBeCloseTo(0.16 * 337, 5)
  })
  it('draws open minutes before and after a closed stretch on the same scale', () => {
    const [before, , after] = draw(promise({}), '19 17:22').stretches
    expect((after?.width ?? 0) / (before?.width ?? 1)).toBeCloseTo(160 / 80, 5)
  })
  it('stays inside its width when there are many closed nights', () => {
    const day = (date: number, time: string) => `${String(date).padStart(2, '0')} ${time}`
    const nights = Array.from({ length: 12 }, (_, index) => [
      open(day(index + 1, '08:30'), day(index + 1, '17:30')),
      shut(day(index + 1, '17:30'), day(index + 2, '08:30')),
    ]).flat()
    const geometry = draw(
      promise({ startedAt: at('01 08:30'), dueAt: at('13 08:30'), stretches: nights }),
      '05 09:00',
      'full',
      358,
    )
    expect(geometry.scale.right).toBeCloseTo(338, 5)
    expect(geometry.stretches.every(({ width }) => width > 0)).toBe(true)
  })
})

describe('the ribbon at an instant', () => {
  it('turns amber from three quarters on and says what is left', () => {
    const geometry = draw(promise({}), '19 17:22')
    expect(geometry).toMatchObject({
      tone: 'near',
      needleX: near(637.4),
      dueX: 776,
      leftMs: 48 * 60_000,
      isStanding: false,
    })
  })
  it('puts the marks at half and three quarters of counting time, across the closed night', () => {
    expect(draw(promise({}), '19 17:22').notches.map(({ x }) => x)).toEqual([near(429.5), near(602.8)])
  })
  it('stands in the hatching while closed, and the used part does not grow', () => {
    const early = draw(promise({}), '19 03:00')
    const late = draw(promise({}), '19 12:00')
    expect([early.isStanding, early.goesOnAt, early.usedMs]).toEqual([true, at('19 15:30'), 80 * 60_000])
    expect(late.usedMs).toBe(early.usedMs)
    expect(late.needleX).toBeGreaterThan(early.needleX)
  })
  it('runs past the flag once late, on the same scale', () => {
    const geometry = draw(
      promise({
        state: 'breached',
        startedAt: at('19 15:41'),
        dueAt: at('19 17:41'),
        stretches: [open('19 15:41', '19 17:41')],
      }),
      '19 18:16',
    )
    expect(geometry).toMatchObject({ tone: 'late', dueX: 601, needleX: 776, leftMs: -35 * 60_000 })
    expect(geometry.segments.filter(({ kind }) => kind === 'over')).toEqual([
      { kind: 'over', x: 601, width: near(175) },
    ])
  })
  it('is late in the second after due, before the desk has said so', () => {
    expect(draw(promise({}), '19 18:11').tone).toBe('late')
  })
  it('keeps an answer given in time green however much later it is looked at', () => {
    const geometry = draw(promise({ state: 'met', endedAt: at('19 17:02') }), '30 12:00')
    expect(geometry).toMatchObject({ tone: 'kept', ending: 'seal', leftMs: 68 * 60_000 })
  })
  it('hangs the successor where its predecessor was cut, on the same scale', () => {
    const old = promise({
      state: 'superseded',
      startedAt: at('18 16:02'),
      dueAt: at('18 20:02'),
      endedAt: at('18 16:31'),
      stretches: [open('18 16:02', '18 20:02')],
    })
    const above = draw(old, '18 16:50')
    const next = promise({
      startedAt: at('18 16:31'),
      dueAt: at('18 18:31'),
      stretches: [open('18 16:31', '18 18:31')],
    })
    const below = drawRibbon({ model: next, now: at('18 16:50'), size: 'full', width: 796, hang: hangSuccessor(above) })
    expect([above.needleX, below.scale.left, below.dueX]).toEqual([near(94.6), near(94.6), near(482)])
  })
  it('marks five answer times on Home where the sheet has them', () => {
    const model = promise({
      state: 'expected',
      startedAt: at('19 17:12'),
      dueAt: at('23 18:02'),
      stretches: [
        open('19 17:12', '20 00:30'),
        shut('20 00:30', '20 15:30'),
        open('20 15:30', '21 00:30'),
        shut('21 00:30', '23 15:30'),
        open('23 15:30', '23 18:02'),
      ],
      pins: ['19 18:12', '19 19:12', '19 21:12', '20 17:12', '23 17:12'].map((time, index) => ({
        at: at(time),
        label: `P${index}`,
      })),
    })
    const { pins } = draw(model, '19 17:12', 'full', 1014)
    expect(pins.map(({ x }) => x)).toEqual([44.6, 88.2, 175.4, 475.3, 975.7].map(near))
  })
})
