import { createHash } from 'node:crypto'
import { z } from 'zod'
import { canonicalJson } from './canonical-json.ts'
import type { AccountHead } from './read-chain.ts'

const hash = z.string().regex(/^[0-9a-f]{64}$/)

/** The heads of chains at an instant, kept where whoever can rewrite the database cannot. Each line holds the one before. */
export const Anchor = z.strictObject({
  at: z.iso.datetime(),
  /** Digest of the line before; 64 zeros for the first. */
  before: hash,
  heads: z.array(z.strictObject({ accountId: z.string(), seq: z.number().int(), hash })),
  digest: hash,
})
export type Anchor = z.infer<typeof Anchor>

export const noAnchor = '0'.repeat(64)

const digestOf = ({ at, before, heads }: Omit<Anchor, 'digest'>): string =>
  createHash('sha256')
    .update(before)
    .update(
      canonicalJson({
        at,
        heads: heads.map(({ accountId, seq, hash: head }) => [accountId, seq, head].join(' ')).join('\n'),
      }),
    )
    .digest('hex')

export function makeAnchor(at: string, before: string, heads: readonly AccountHead[]): Anchor {
  const content = { at, before, heads: heads.map(({ accountId, seq, hash: head }) => ({ accountId, seq, hash: head })) }
  return { ...content, digest: digestOf(content) }
}

/** Whether an anchor is as it was written. */
export const isWholeAnchor = (anchor: Anchor): boolean => digestOf(anchor) === anchor.digest
