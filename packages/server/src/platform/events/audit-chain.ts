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

export type ChainVerdict =
  | { readonly isWhole: true; readonly head: ChainHead }
  | { readonly isWhole: false; readonly seq: number; readonly fault: 'gap' | 'edited' | 'tail_cut' | 'out_of_order' }

/**
 * Checks one account's entries, oldest first, against each other and against the head kept apart (reliability I13).
 * Names the first entry that is not as it was written: an edit, a gap, or a tail cut off.
 */
export function verifyAudit(entries: Iterable<ChainedEntry>, head?: ChainHead): ChainVerdict {
  let last = emptyHead
  for (const entry of entries) {
    if (entry.seq <= last.seq) return { isWhole: false, seq: entry.seq, fault: 'out_of_order' }
    if (entry.seq !== last.seq + 1) return { isWhole: false, seq: last.seq + 1, fault: 'gap' }
    if (hashEntry(last.hash, entry) !== entry.hash) return { isWhole: false, seq: entry.seq, fault: 'edited' }
    last = { seq: entry.seq, hash: entry.hash }
  }
  if (head && head.seq > last.seq) return { isWhole: false, seq: last.seq + 1, fault: 'tail_cut' }
  if (head && head.hash !== last.hash) return { isWhole: false, seq: last.seq, fault: 'edited' }
  return { isWhole: true, head: last }
}
