import { createHash, createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'
import type { InstantMs } from '@mainstay/policy'

const filesFollowForMs = 3_600_000

/**
 * Secrets of this slice, each kind under a key of its own (A53). None is ever stored: a proof's is derived from its row,
 * of which the row keeps a hash; a receipt carries its own signature.
 */
export function makeHeldSecrets(deskSecret: string) {
  const keyFor = (what: string) => Buffer.from(hkdfSync('sha256', deskSecret, '', what, 32))
  const [proofKey, receiptKey] = [keyFor('mainstay address proofs'), keyFor('mainstay request receipts')]
  const sign = (text: string) => createHmac('sha256', receiptKey).update(text).digest()
  return {
    ofProof: (proofId: string): string => createHmac('sha256', proofKey).update(proofId).digest('base64url'),
    /** Lets files follow a request for an hour. */
    writeReceipt: (requestId: string, at: InstantMs): string => {
      const text = `${requestId} ${at + filesFollowForMs}`
      return `${Buffer.from(text).toString('base64url')}.${sign(text).toString('base64url')}`
    },
    /** The request that a receipt is for; undefined when it is not ours or its hour is over. */
    readReceipt: (written: string, now: InstantMs): string | undefined => {
      const [said = '', mac = ''] = written.split('.')
      const text = Buffer.from(said, 'base64url').toString()
      const [given, expected] = [Buffer.from(mac, 'base64url'), sign(text)]
      if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined
      const [requestId, until] = text.split(' ')
      return Number(until) > now ? requestId : undefined
    },
  }
}
export type HeldSecrets = ReturnType<typeof makeHeldSecrets>

export const hashOf = (secret: string): Buffer => createHash('sha256').update(secret).digest()
