import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { makeAnchor, noAnchor } from './audit-anchor.ts'
import { type AuditEntry, type ChainedEntry, emptyHead, hashEntry } from './audit-chain.ts'
import { exportFormat, verifyExport } from './verify-export.ts'

const chainOf = (accountId: string, length: number): readonly ChainedEntry[] => {
  let before = emptyHead.hash
  return Array.from({ length }, (_, index) => {
    const entry: AuditEntry = {
      ...{ accountId, seq: index + 1, id: `id-${index}`, at: 1_700_000_000_000 + index, eventId: null },
      actor: { type: 'person', id: 'per-1' },
      action: index % 2 === 0 ? 'ticket.read' : 'ticket.opened',
      subject: { type: 'ticket', id: `tkt-${index}` },
      facts: { notes: index },
      texts: {},
    }
    before = hashEntry(before, entry)
    return { ...entry, hash: before }
  })
}
const headOf = (chain: readonly ChainedEntry[]) => {
  const { accountId = '', seq = 0, hash = '' } = chain.at(-1) ?? {}
  return { accountId, seq, hash }
}
/** A copy as the desk writes it of these chains, and says of itself that it is whole. */
const copyOf = (...chains: readonly (readonly ChainedEntry[])[]): string[] => [
  JSON.stringify({ format: exportFormat, at: '2026-11-24T10:00:00.000Z', of: null }),
  ...chains.flat().map((entry) => JSON.stringify(entry)),
  ...chains.map((chain) => JSON.stringify({ head: headOf(chain) })),
  JSON.stringify({ end: { entries: chains.flat().length, chains: chains.length } }),
]
const verify = async (lines: readonly string[], anchors: readonly string[] = []) => {
  async function* stream() {
    yield* lines
  }
  return verifyExport(stream(), anchors)
}
const [acme, helio] = [chainOf('acme', 6), chainOf('helio', 4)]
const whole = copyOf(acme, helio)

describe('a copy of the audit log', () => {
  it('is whole as it was written', async () => {
    expect(await verify(whole)).toEqual({ isWhole: true, entries: 10, chains: 2, anchors: 0 })
  })

  it('names the first entry that was edited, also where its own hash was made anew', async () => {
    const edited = acme.map((entry) => (entry.seq === 3 ? { ...entry, action: 'ticket.closed' } : entry))
    expect(await verify(copyOf(edited, helio))).toMatchObject({ accountId: 'acme', seq: 3, fault: 'edited' })
    const rehashed = edited.map((entry) =>
      entry.seq === 3 ? { ...entry, hash: hashEntry(acme[1]?.hash ?? '', entry) } : entry,
    )
    expect(await verify(copyOf(rehashed, helio))).toMatchObject({ accountId: 'acme', seq: 4, fault: 'edited' })
  })

  it('names the entry that is missing', async () => {
    expect(await verify(copyOf(acme.toSpliced(2, 1), helio))).toMatchObject({ accountId: 'acme', seq: 3, fault: 'gap' })
  })

  it('shows a tail that was cut off, against the head', async () => {
    const lines = whole.filter((line) => line !== JSON.stringify(acme[5]))
    expect(await verify(lines)).toMatchObject({ accountId: 'acme', seq: 6, fault: 'tail_cut' })
  })

  it('shows that lines are missing at its end', async () => {
    for (const kept of [1, 5, whole.length - 1])
      expect(await verify(whole.slice(0, kept)), String(kept)).toMatchObject({ isWhole: false })
  })

  it('law: no line can be taken out, doubled or changed in any sign without being told of', async () => {
    const change = fc.tuple(fc.nat(whole.length - 1), fc.nat(10_000), fc.constantFrom('drop', 'double', 'alter'))
    await fc.assert(
      fc.asyncProperty(change, async ([at, sign, how]) => {
        const line = whole[at] ?? ''
        const index = sign % line.length
        const other = line[index] === '7' ? '8' : '7'
        const altered = line.slice(0, index) + other + line.slice(index + 1)
        const next = { drop: [], double: [line, line], alter: [altered] }[how] ?? []
        // of the copy itself, not of the log: when it was made
        fc.pre(!(at === 0 && how !== 'drop'))
        expect((await verify(whole.toSpliced(at, 1, ...next))).isWhole).toBe(false)
      }),
      { numRuns: 300 },
    )
  })
})

describe('anchors kept elsewhere', () => {
  const first = makeAnchor('2026-11-24T09:00:00.000Z', noAnchor, [headOf(acme.slice(0, 3)), headOf(helio)])
  const second = makeAnchor('2026-11-24T10:00:00.000Z', first.digest, [headOf(acme)])
  const anchors = [first, second].map((anchor) => JSON.stringify(anchor))

  it('agree with a whole copy', async () => {
    expect(await verify(whole, anchors)).toMatchObject({ isWhole: true, anchors: 2 })
  })

  it('show a tail that was cut from chain, head and count alike', async () => {
    expect((await verify(copyOf(acme.slice(0, 4), helio))).isWhole).toBe(true)
    expect(await verify(copyOf(acme.slice(0, 4), helio), anchors)).toMatchObject({
      ...{ isWhole: false, accountId: 'acme', seq: 5, fault: 'tail_cut' },
    })
  })

  it('show a chain that was written anew from some entry on', async () => {
    let before = acme[3]?.hash ?? ''
    const forged = acme.map((entry) => {
      if (entry.seq < 5) return entry
      const other = { ...entry, action: 'nothing.happened' }
      before = hashEntry(before, other)
      return { ...other, hash: before }
    })
    expect((await verify(copyOf(forged, helio))).isWhole).toBe(true)
    expect(await verify(copyOf(forged, helio), anchors)).toMatchObject({ accountId: 'acme', seq: 6, fault: 'edited' })
  })

  it('show that a whole chain is gone', async () => {
    expect(await verify(copyOf(acme), anchors)).toMatchObject({ accountId: 'helio', fault: 'chain_missing' })
  })

  it('are themselves a chain: one that was edited or taken out of their middle is told of', async () => {
    const third = JSON.stringify(makeAnchor('2026-11-24T11:00:00.000Z', second.digest, []))
    expect(await verify(whole, [anchors[0] ?? '', third])).toMatchObject({ fault: 'anchor_edited', line: 2 })
    const edited = (anchors[0] ?? '').replace('"seq":3', '"seq":2')
    expect(await verify(whole, [edited])).toMatchObject({ fault: 'anchor_edited', line: 1 })
  })
})
