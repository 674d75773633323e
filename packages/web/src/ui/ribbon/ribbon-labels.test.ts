import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { overlaps, spanOf } from './fit-text.ts'
import { drawRibbon } from './ribbon-geometry.ts'
import { labelAxis, labelLeft, labelNotches } from './ribbon-labels.ts'
import type { RibbonModel, RibbonStretch } from './ribbon-model.ts'
import { sayRibbon, sayStretch } from './ribbon-words.ts'

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
const model: RibbonModel = {
  state: 'running',
  startedAt: at('19 22:10'),
  dueAt: at('20 17:10'),
  stretches: [open('19 22:10', '20 00:30'), shut('20 00:30', '20 15:30'), open('20 15:30', '20 17:10')],
  marks: [0.5, 0.75],
  zones: { reader: 'Europe/Berlin', other: 'America/Chicago', otherName: 'Chicago' },
  words: { title: 'P2, first answer' },
}
const partsAt = (now: number, width: number, more: Partial<RibbonModel> = {}) => {
  const full = { ...model, ...more }
  return { model: full, now, geometry: drawRibbon({ model: full, now, size: 'full', width }) }
}
const linesOf = (now: string, width: number) => labelAxis(partsAt(at(now), width)).map(({ lines }) => lines.join(' / '))

describe('words on the ribbon', () => {
  it('gives each edge its time in both zones when there is room', () => {
    expect(linesOf('20 09:20', 796)).toEqual([
      'Fri 17:10 / 10:10 Chicago',
      'Thu 22:10 / 15:10 Chicago',
      'Fri 15:30 / 08:30',
      '00:30 / 17:30',
      '15 h closed',
    ])
  })
  it('keeps due and start on a phone, whatever else has to go', () => {
    expect(linesOf('20 09:20', 240).slice(0, 2)).toEqual(['Fri 17:10 / 10:10 Chicago', 'Thu 22:10 / 15:10 Chicago'])
  })
  it('says when time goes on while it stands', () => {
    expect(labelLeft(partsAt(at('20 09:20'), 796))?.text).toBe('1 h 40 min left, goes on Fri 15:30')
  })
  it('dashes the line of remaining time where it runs through closed hours', () => {
    const pieces = labelLeft(partsAt(at('20 09:20'), 796))?.pieces ?? []
    expect(pieces.map(({ isDashed }) => isDashed)).toEqual([true, false, false])
  })
  it('writes a share beside its notch, not into the dots of a pause', () => {
    const waiting: Partial<RibbonModel> = {
      isPaused: true,
      startedAt: at('18 16:00'),
      dueAt: at('18 22:30'),
      stretches: [
        open('18 16:00', '18 18:00'),
        { from: at('18 18:00'), to: at('18 20:30'), counts: false, because: 'paused' },
        open('18 20:30', '18 22:30'),
      ],
    }
    expect(labelNotches(partsAt(at('18 20:30'), 796, waiting).geometry)[0]).toMatchObject({
      text: '50 %',
      anchor: 'end',
    })
  })
  it('never lets two labels touch, at any width and any minute', () => {
    const width = fc.integer({ min: 180, max: 1100 })
    const minute = fc.integer({ min: 0, max: 2000 })
    fc.assert(
      fc.property(width, minute, (wide, minutes) => {
        const parts = partsAt(model.startedAt + minutes * 60_000, wide)
        const spans = labelAxis(parts).flatMap(({ lines, x, anchor }) =>
          lines.map((line, row) => ({ row, span: spanOf(line, x, anchor) })),
        )
        for (const [index, one] of spans.entries())
          for (const other of spans.slice(index + 1))
            if (one.row === other.row) expect(overlaps(one.span, other.span, 0)).toBe(false)
        for (const { x, text, anchor } of labelNotches(parts.geometry)) {
          const span = spanOf(text, x, anchor, 11)
          expect(
            parts.geometry.stretches.some((one) => one.counts && one.x <= span.from && span.to <= one.x + one.width),
          ).toBe(true)
        }
      }),
    )
  })
})

describe('the ribbon for those who hear it', () => {
  const hear = (now: string, more: Partial<RibbonModel> = {}) => {
    const parts = partsAt(at(now), 796, more)
    return sayRibbon(parts.model, parts.geometry, parts.now)
  }
  it('says due, both zones, what is used, and each closed stretch', () => {
    expect(hear('20 16:10')).toBe(
      'P2, first answer. Promised by Fri 17:10 your time, 10:10 in Chicago. Now Fri 16:10: 3 h of 4 h used, 75 %. 1 h of support time left. Open Thu 22:10 to Fri 00:30: 2 h 20 min count. Closed 15 h. Open Fri 15:30 to Fri 17:10: 1 h 40 min count.',
    )
  })
  it('says in words that an answer was late, and by how much', () => {
    expect(hear('20 19:00', { state: 'met_late', endedAt: at('20 17:35') })).toContain(
      'Answered late, Fri 17:35 your time, 10:35 in Chicago: 25 min after the promised Fri 17:10.',
    )
  })
  it('names a stretch by what it is, how long, and in both zones', () => {
    const { geometry } = partsAt(at('20 09:20'), 796)
    const closed = geometry.stretches[1]
    expect(closed && sayStretch(model, closed, at('20 09:20'))).toEqual({
      title: 'Closed: 15 h, do not count',
      reader: 'Fri 00:30 to 15:30',
      other: 'Thu 17:30 to Fri 08:30',
    })
  })
})
