import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cleanText } from './clean-text.ts'
import { breakWord } from './fonts.ts'
import { inSheets } from './in-sheets.ts'
import { readPicture } from './picture.ts'
import { ownAccent, readableColour, tint } from './readable-colour.ts'
import { openWriter } from './writer.ts'

const latin = (codePoint: number): boolean => codePoint >= 32 && codePoint < 0x250

describe('text on paper', () => {
  it('has no sign that the typeface lacks, whatever came (a law)', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (words) => {
        const { value: clean } = cleanText({ words, list: [words] }, latin)
        const drawn = `${clean.words}${clean.list.join('')}`
        expect([...drawn].every((sign) => sign === '□' || sign === '\n' || latin(sign.codePointAt(0) ?? 0))).toBe(true)
      }),
    )
  })

  it('keeps lines, marks of letters and pictures, and cuts what is far too long', () => {
    const { value, isReplaced } = cleanText({ text: 'Zo\u0308e\r\nb', mark: { base64: 'QUJD' } }, latin)
    expect(value).toEqual({ text: 'Zöe\nb', mark: { base64: 'QUJD' } })
    expect(isReplaced).toBe(false)
    expect(cleanText('x'.repeat(1_000_000), latin).value.length).toBeLessThan(6_100)
  })

  it('breaks long words without losing or adding a letter (a law)', () => {
    fc.assert(fc.property(fc.string({ maxLength: 200 }), (word) => breakWord(word).join('') === word))
    expect(breakWord('autovacuum_vacuum_cost_limit')).toEqual(['autovacuum_', '', 'vacuum_', '', 'cost_', '', 'limit'])
    expect(breakWord('acknowledgement')).toEqual(['acknowledgement'])
  })
})

describe('a vendor’s colour', () => {
  it('can be read on white, whichever it is (a law)', () => {
    const channel = fc.integer({ min: 0, max: 255 })
    fc.assert(
      fc.property(fc.tuple(channel, channel, channel), (channels) => {
        const readable = readableColour(`#${channels.map((one) => one.toString(16).padStart(2, '0')).join('')}`)
        expect(readable).toMatch(/^#[0-9a-f]{6}$/)
        expect(readableColour(readable)).toBe(readable)
      }),
    )
    expect(readableColour('#ffff00')).not.toBe('#ffff00')
  })

  it('is the desk’s own where there is none', () => {
    expect([undefined, 'red', '#12', 'url(http://x)'].map(readableColour)).toEqual(Array(4).fill(ownAccent))
    expect([tint('#000000', 0), tint('#0b6e69', 1)]).toEqual(['#ffffff', '#0b6e69'])
  })
})

describe('a vendor’s mark', () => {
  const png = (side: number): string => {
    const bytes = Buffer.alloc(64)
    bytes.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
    bytes.writeUInt32BE(side, 16)
    bytes.writeUInt32BE(side, 20)
    return bytes.toString('base64')
  }
  it('is a small PNG or a JPEG, by its bytes', () => {
    expect(readPicture({ base64: png(64) })?.format).toBe('png')
    expect(
      readPicture({ base64: Buffer.concat([Buffer.from([255, 216, 255]), Buffer.alloc(40)]).toString('base64') })
        ?.format,
    ).toBe('jpg')
  })
  it('is nothing else: no address, no drawing, nothing that unfolds', () => {
    const svg = Buffer.from(
      '<svg xmlns="http://www.w3.org/2000/svg"><image href="file:///etc/passwd"/></svg>',
    ).toString('base64')
    for (const base64 of [png(60_000), svg, 'file:///etc/passwd', 'http://127.0.0.1/x.png', '', 'A'.repeat(600_000)])
      expect(readPicture({ base64 })).toBeUndefined()
  })
})

describe('numbers and dates', () => {
  const write = openWriter({ locale: 'en-GB', zone: 'America/Chicago' }, () => true)
  it('never round a share up to whole, nor a lateness down to nothing', () => {
    expect([write.share(0.9999), write.share(1), write.share(2 / 3)]).toEqual(['99.9 %', '100 %', '66.6 %'])
    expect([write.span(1), write.span(61_000), write.span(5_400_000), write.span(0)]).toEqual([
      '1 min',
      '2 min',
      '1 h 30 min',
      '0 min',
    ])
  })
  it('write an instant in the zone, a civil date as it is, a period with its last day', () => {
    expect(write.moment('2026-11-24T02:10:00Z')).toBe('23 Nov 2026, 20:10')
    expect([write.day('2026-11-24'), write.day('2026-11-24T02:10:00Z')]).toEqual(['24 Nov 2026', '23 Nov 2026'])
    expect(write.period('2025-11-15', '2026-03-01')).toBe('15 Nov 2025 – 28 Feb 2026')
    expect(write.day('soon')).toBe('soon')
  })
  it('fall back to English where the typeface cannot write the months', () => {
    expect(openWriter({ locale: 'ja-JP', zone: 'Asia/Tokyo' }, latin).day('2026-11-24')).toBe('24 Nov 2026')
    expect(openWriter({ locale: 'ar-EG', zone: 'Africa/Cairo' }, latin).number(1234)).toBe('1,234')
  })
})

it('lots of a long paper hold every row once, in order, a page each (a law)', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 900 })), (heights) => {
      const lots = inSheets(heights, (height) => height)
      expect(lots.flat()).toEqual(heights)
      const sums = lots.map((lot) => lot.reduce((sum, height) => sum + height, 0))
      if (lots.length > 1) expect(lots.every((lot, at) => lot.length === 1 || (sums[at] ?? 0) <= 676)).toBe(true)
    }),
  )
})
