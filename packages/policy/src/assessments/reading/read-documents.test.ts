import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readManifest, readSnapshot } from '../index.ts'

const least = {
  format: 'mainstay-snapshot/1',
  collectedAt: '2026-11-25T16:00:00Z',
  product: { name: 'Desk', version: '8.2.1' },
}
const faultsOf = (value: unknown) => {
  const read = readSnapshot(typeof value === 'string' ? value : JSON.stringify(value))
  return read.ok ? [] : read.faults
}

describe('a snapshot', () => {
  it('needs no more than product and instant; what nobody asked for is dropped', () => {
    const read = readSnapshot(JSON.stringify({ ...least, surprise: 1 }))
    expect(read).toEqual({ ok: true, snapshot: least })
  })

  it('that does not fit says field by field what is wrong, as a person writes it', () => {
    const host = { sysctl: { 'vm.swappiness': null }, disks: [{ mount: '/', totalBytes: 1, usedBytes: -1 }] }
    expect(faultsOf({ ...least, collectedAt: 'yesterday', host, product: { name: 7 } })).toEqual([
      { path: 'collectedAt', message: 'This is not an instant, such as 2026-11-25T16:00:00Z.' },
      { path: 'product.name', message: 'This must be a text.' },
      { path: 'product.version', message: 'This is missing.' },
      { path: 'host.disks[0].usedBytes', message: 'This is less than 0.' },
      { path: 'host.sysctl["vm.swappiness"]', message: 'This is not as it should be.' },
    ])
    expect(faultsOf('{"format":')).toEqual([{ path: '', message: 'This is not JSON, or it is cut short.' }])
    expect(faultsOf({ ...least, format: 'mine' })[0]).toEqual({
      path: 'format',
      message: 'This must be mainstay-snapshot/1.',
    })
  })

  it('too deep, too long or too many is refused before anyone looks at it', () => {
    expect(faultsOf(`${'['.repeat(100_000)}${']'.repeat(100_000)}`)[0]?.message).toMatch(/nested too deeply|not JSON/)
    expect(faultsOf({ ...least, more: { a: 'x'.repeat(20_001) } })[0]?.path).toBe('more.a')
    expect(faultsOf(' '.repeat(16_000_001))[0]?.message).toContain('16 million')
    expect(faultsOf({ more: Array.from({ length: 2_000_001 }, () => '') })[0]?.message).toContain('two million')
  })

  it('law: whatever the text is, reading it ends with a snapshot or with faults', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.json(),
          fc.jsonValue().map((value) => JSON.stringify({ ...least, host: value, more: value })),
        ),
        (text) => {
          const read = readSnapshot(text)
          expect(read.ok || read.faults.length > 0).toBe(true)
          expect(readManifest(text).ok).toBe(false)
        },
      ),
    )
  })
})
