import { createHash } from 'node:crypto'
import type { InstantMs } from '@mainstay/policy'
import { canonicalJson } from './canonical-json.ts'

type Scalar = string | number | boolean | null

/** An audit entry without its hash. `seq` counts per account from 1 without a gap. */
export interface AuditEntry {
  readonly accountId: string
  readonly seq: number
  readonly id: string
  readonly at: InstantMs
  readonly actor: { readonly type: string; readonly id: string | null }
  readonly action: string
  readonly subject: { readonly type: string; readonly id: string }
  readonly eventId: string | null
  readonly facts: Readonly<Record<string, Scalar>>
  /** Salted hashes of free text that is kept elsewhere. */
  readonly texts: Readonly<Record<string, string>>
}
export interface ChainedEntry extends AuditEntry {
  /** Hex. */
  readonly hash: string
}
/** Where a chain has got to. An account's first entry follows 32 zero bytes. */
export interface ChainHead {
  readonly seq: number
  readonly hash: string
}
export const emptyHead: ChainHead = { seq: 0, hash: '00'.repeat(32) }

/** The hash of an entry: SHA-256 over the hash before it and the entry's canonical JSON. Hex. */
export function hashEntry(before: string, entry: AuditEntry): string {
  const { accountId, seq, id, at, actor, action, subject, eventId, facts, texts } = entry
  const content = canonicalJson({
    accountId,
    seq,
    id,
    at,
    actor: { type: actor.type, id: actor.id },
    action,
    subject: { type: subject.type, id: subject.id },
    eventId,
    facts: { ...facts },
    texts: { ...texts },
  })
  return createHash('sha256').update(Buffer.from(before, 'hex')).update(content).digest('hex')
}

export type ChainFault = 'gap' | 'edited' | 'tail_cut' | 'out_of_order'
/** The first entry that is not as it was written, and how. */
export interface ChainBreak {
  readonly seq: number
  readonly fault: ChainFault
}
export type ChainVerdict =
  | { readonly isWhole: true; readonly head: ChainHead }
  | ({ readonly isWhole: false } & ChainBreak)

/** What is wrong with an entry that follows `last`; undefined when it is the next one, as it was written. */
export function faultOfNext(last: ChainHead, entry: ChainedEntry): ChainBreak | undefined {
  if (entry.seq <= last.seq) return { seq: entry.seq, fault: 'out_of_order' }
  if (entry.seq !== last.seq + 1) return { seq: last.seq + 1, fault: 'gap' }
  return hashEntry(last.hash, entry) === entry.hash ? undefined : { seq: entry.seq, fault: 'edited' }
}

/** What is wrong with a chain that ends at `last` and should have come to `head`. */
export function faultOfEnd(last: ChainHead, head: ChainHead): ChainBreak | undefined {
  if (head.seq > last.seq) return { seq: last.seq + 1, fault: 'tail_cut' }
  return head.hash === last.hash ? undefined : { seq: last.seq, fault: 'edited' }
}

/**
 * Checks one account's entries, oldest first, against each other and against the head kept apart (reliability I13).
 * Names the first entry that is not as it was written: an edit, a gap, or a tail cut off.
 */
export function verifyAudit(entries: Iterable<ChainedEntry>, head?: ChainHead): ChainVerdict {
  let last = emptyHead
  for (const entry of entries) {
    const wrong = faultOfNext(last, entry)
    if (wrong) return { isWhole: false, ...wrong }
    last = { seq: entry.seq, hash: entry.hash }
  }
  const wrong = head && faultOfEnd(last, head)
  return wrong ? { isWhole: false, ...wrong } : { isWhole: true, head: last }
}
