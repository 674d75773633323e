import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import type { AnswerSeal } from './idempotency.ts'

export const unsealed: AnswerSeal = { close: (body) => body, open: (stored) => stored }

/** Encrypts stored answers (AES-256-GCM), bound to the key they answer; for answers that show a secret once. */
export function sealWith(deskSecret: string): AnswerSeal {
  const key = Buffer.from(hkdfSync('sha256', deskSecret, '', 'mainstay sealed answers', 32))
  return {
    close: (body, request) => {
      const iv = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(request.key))
      const text = Buffer.concat([cipher.update(body, 'utf8'), cipher.final()])
      return Buffer.concat([iv, cipher.getAuthTag(), text]).toString('base64')
    },
    open: (stored, request) => {
      const raw = Buffer.from(stored, 'base64')
      const cipher = createDecipheriv('aes-256-gcm', key, raw.subarray(0, 12))
      cipher.setAAD(Buffer.from(request.key)).setAuthTag(raw.subarray(12, 28))
      return Buffer.concat([cipher.update(raw.subarray(28)), cipher.final()]).toString('utf8')
    },
  }
}
