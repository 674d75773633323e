import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { accentGrounds, accentPalette, judgeAccent, leastContrast, type Scheme } from './accent.ts'
import { type Colour, contrastOf } from './colour.ts'

const schemes: readonly Scheme[] = ['light', 'dark']
const colours = fc.integer({ min: 0, max: 0xffffff }).map((n): Colour => `#${n.toString(16).padStart(6, '0')}`)

describe('an accent', () => {
  it('is read by the contrast of WCAG: black on white is 21, a colour on itself 1', () => {
    expect(contrastOf('#000000', '#ffffff')).toBe(21)
    expect(contrastOf('#0b6e69', '#0b6e69')).toBe(1)
    expect(contrastOf('#777777', '#ffffff')).toBeCloseTo(4.48, 2)
  })

  it('of ours passes on paper and at night', () => {
    expect(judgeAccent('light', '#0b6e69')).toMatchObject({ passes: true, nearest: '#0b6e69' })
    expect(judgeAccent('dark', '#45b8b0')).toMatchObject({ passes: true, nearest: '#45b8b0' })
  })

  it('that is too pale on paper gets a darker one of its hue', () => {
    const { passes, contrast, nearest } = judgeAccent('light', '#ffd400')
    expect({ passes, contrast: contrast < 2 }).toEqual({ passes: false, contrast: true })
    expect(nearest).toBe('#816a02')
  })

  it('whatever is proposed passes, meets its text and every ground, and is proposed again for itself', () => {
    fc.assert(
      fc.property(colours, fc.constantFrom(...schemes), (colour, scheme) => {
        const { nearest, passes } = judgeAccent(scheme, colour)
        const { ink, soft } = accentPalette(scheme, nearest)
        for (const ground of [...accentGrounds[scheme].grounds, ink, soft])
          expect(contrastOf(nearest, ground)).toBeGreaterThanOrEqual(leastContrast)
        expect(judgeAccent(scheme, nearest)).toMatchObject({ passes: true, nearest })
        if (passes) expect(nearest).toBe(colour)
      }),
      { numRuns: 300 },
    )
  })
})
