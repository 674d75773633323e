import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeTypeId, encodeTypeId, systemRandomness, uuidV7 } from './index.ts'

const uuid = fc.uuid().map((text) => text.toLowerCase())

describe('an id that people and programs see', () => {
  it('is written as the TypeID specification writes it', () => {
    expect(encodeTypeId('prefix', '01890a5d-ac96-774b-bcce-b302099a8057')).toBe('prefix_01h455vb4pex5vsknk084sn02q')
    expect(encodeTypeId('tkt', '00000000-0000-0000-0000-000000000000')).toBe('tkt_00000000000000000000000000')
    expect(encodeTypeId('tkt', 'ffffffff-ffff-ffff-ffff-ffffffffffff')).toBe('tkt_7zzzzzzzzzzzzzzzzzzzzzzzzz')
  })

  it('reads back as what it was', () => {
    fc.assert(fc.property(uuid, (id) => decodeTypeId('tkt', encodeTypeId('tkt', id)) === id))
  })

  it('sorts as its uuid sorts', () => {
    fc.assert(fc.property(uuid, uuid, (a, b) => a < b === encodeTypeId('tkt', a) < encodeTypeId('tkt', b)))
  })

  it.each([
    ['of another kind', 'acc_01h455vb4pex5vsknk084sn02q'],
    ['too long', 'tkt_01h455vb4pex5vsknk084sn02qq'],
    ['beyond 128 bits', 'tkt_8zzzzzzzzzzzzzzzzzzzzzzzzz'],
    ['with letters that the alphabet leaves out', 'tkt_01h455vb4pex5vsknk084sn0il'],
    ['in capitals', 'tkt_01H455VB4PEX5VSKNK084SN02Q'],
    ['bare', '01h455vb4pex5vsknk084sn02q'],
  ])('is not read when it is %s', (_why, text) => {
    expect(decodeTypeId('tkt', text)).toBeUndefined()
  })
})

describe('a new id', () => {
  it('carries its millisecond, its version and its variant', () => {
    const id = uuidV7(systemRandomness())(Date.UTC(2026, 10, 23, 9))
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    expect(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)).toBe(Date.UTC(2026, 10, 23, 9))
  })

  it('sorts after those made before it, also within a millisecond', () => {
    const make = uuidV7(systemRandomness())
    const ids = Array.from({ length: 1_000 }, (_, index) => make(1_000_000 + Math.floor(index / 500)))
    expect(ids).toEqual(ids.toSorted())
    expect(new Set(ids).size).toBe(1_000)
  })

  it('is the same again when time and randomness are', () => {
    const bytes = (length: number) => new Uint8Array(length).fill(7)
    expect(uuidV7(bytes)(5)).toBe(uuidV7(bytes)(5))
  })
})
