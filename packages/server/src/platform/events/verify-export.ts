import { z } from 'zod'
import { Anchor, isWholeAnchor, noAnchor } from './audit-anchor.ts'
import {
  type ChainBreak,
  type ChainedEntry,
  type ChainHead,
  emptyHead,
  faultOfEnd,
  faultOfNext,
} from './audit-chain.ts'

/*
 * A copy of the audit log is a file of JSON lines: a head line, every entry of one chain after the other, the head of
 * each chain, and an end. Checking it needs nothing but the file; anchors kept elsewhere make a cut tail show.
 */

export const exportFormat = 'mainstay-audit/1'

const scalar = z.union([z.string(), z.number(), z.boolean(), z.null()])
const Entry = z.strictObject({
  accountId: z.string(),
  seq: z.number().int(),
  id: z.string(),
  at: z.number(),
  actor: z.strictObject({ type: z.string(), id: z.string().nullable() }),
  action: z.string(),
  subject: z.strictObject({ type: z.string(), id: z.string() }),
  eventId: z.string().nullable(),
  facts: z.record(z.string(), scalar),
  texts: z.record(z.string(), z.string()),
  hash: z.string(),
})
const Line = z.union([
  z.strictObject({ format: z.literal(exportFormat), at: z.string(), of: z.string().nullable() }),
  z.strictObject({ head: z.strictObject({ accountId: z.string(), seq: z.number().int(), hash: z.string() }) }),
  z.strictObject({ end: z.strictObject({ entries: z.number().int(), chains: z.number().int() }) }),
  Entry,
])

/** The first thing wrong with a copy. `seq` and `accountId` are there where it is an entry. */
export type ExportVerdict =
  | { readonly isWhole: true; readonly entries: number; readonly chains: number; readonly anchors: number }
  | {
      readonly isWhole: false
      readonly fault: ChainBreak['fault'] | 'unreadable' | 'cut_off' | 'anchor_edited' | 'chain_missing'
      readonly accountId?: string
      readonly seq?: number
      readonly line?: number
    }
type Wrong = Exclude<ExportVerdict, { isWhole: true }>

/** Holds a copy of the audit log against itself and against anchors, naming the first entry that is not as written. */
export async function verifyExport(
  lines: AsyncIterable<string>,
  anchorLines: readonly string[] = [],
): Promise<ExportVerdict> {
  const anchors = readAnchors(anchorLines)
  if ('isWhole' in anchors) return anchors
  const check = new ExportCheck(anchors)
  let line = 0
  for await (const text of lines) {
    line += 1
    if (text === '') continue
    const wrong = check.take(text)
    if (wrong) return { ...wrong, line }
  }
  return check.end()
}

function readAnchors(lines: readonly string[]): readonly Anchor[] | Wrong {
  const anchors: Anchor[] = []
  for (const [index, text] of lines.entries()) {
    if (text === '') continue
    const read = Anchor.safeParse(parsed(text))
    const before = anchors.at(-1)?.digest ?? noAnchor
    if (!read.success || !isWholeAnchor(read.data) || (anchors.length > 0 && read.data.before !== before))
      return { isWhole: false, fault: 'anchor_edited', line: index + 1 }
    anchors.push(read.data)
  }
  return anchors
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

class ExportCheck {
  readonly #ends = new Map<string, ChainHead>()
  readonly #headed = new Set<string>()
  readonly #anchored = new Map<string, Map<number, string>>()
  readonly #anchors: number
  #entries = 0
  #of: string | null | undefined
  #said: { readonly entries: number; readonly chains: number } | undefined

  constructor(anchors: readonly Anchor[]) {
    this.#anchors = anchors.length
    for (const { accountId, seq, hash } of anchors.flatMap(({ heads }) => heads)) {
      const known = this.#anchored.get(accountId) ?? new Map<number, string>()
      this.#anchored.set(accountId, known.set(seq, hash))
    }
  }

  take(text: string): Wrong | undefined {
    const read = Line.safeParse(parsed(text))
    if (!read.success || this.#said) return { isWhole: false, fault: 'unreadable' }
    const line = read.data
    if ('format' in line) this.#of = line.of
    else if ('end' in line) this.#said = line.end
    else if ('head' in line) return this.#headIs(line.head)
    else return this.#entryIs(line)
    return undefined
  }

  #entryIs(entry: ChainedEntry): Wrong | undefined {
    const { accountId, seq, hash } = entry
    if (this.#headed.has(accountId)) return { isWhole: false, accountId, seq, fault: 'out_of_order' }
    const broken = faultOfNext(this.#ends.get(accountId) ?? emptyHead, entry)
    if (broken) return { isWhole: false, accountId, ...broken }
    const anchored = this.#anchored.get(accountId)?.get(seq)
    if (anchored !== undefined && anchored !== hash) return { isWhole: false, accountId, seq, fault: 'edited' }
    this.#ends.set(accountId, { seq, hash })
    this.#entries += 1
    return undefined
  }

  #headIs({ accountId, ...head }: ChainHead & { readonly accountId: string }): Wrong | undefined {
    if (this.#headed.has(accountId)) return { isWhole: false, fault: 'unreadable' }
    this.#headed.add(accountId)
    const broken = faultOfEnd(this.#ends.get(accountId) ?? emptyHead, head)
    return broken && { isWhole: false, accountId, ...broken }
  }

  end(): ExportVerdict {
    const { entries = -1, chains = -1 } = this.#said ?? {}
    if (this.#of === undefined || entries !== this.#entries || chains !== this.#headed.size)
      return { isWhole: false, fault: 'cut_off' }
    for (const [accountId, anchored] of this.#anchored) {
      const known = this.#ends.get(accountId)
      const reached = Math.max(0, ...anchored.keys())
      // a copy of one account says nothing of the others
      if (!known && this.#of !== null) continue
      if (!known && reached > 0) return { isWhole: false, fault: 'chain_missing', accountId }
      if (known && known.seq < reached) return { isWhole: false, fault: 'tail_cut', accountId, seq: known.seq + 1 }
    }
    return { isWhole: true, entries, chains, anchors: this.#anchors }
  }
}
