import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

/** Keeps client secrets: encrypted under a key of its own, bound to the provider they belong to. */
export interface SecretSeal {
  readonly close: (providerId: string, secret: string) => Buffer
  /** Undefined where it was closed under another desk secret. */
  readonly open: (providerId: string, sealed: Buffer) => string | undefined
}

export function sealSecrets(deskSecret: string): SecretSeal {
  const key = Buffer.from(hkdfSync('sha256', deskSecret, '', 'mainstay client secrets of identity providers', 32))
  return {
    close: (providerId, secret) => {
      const iv = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(providerId))
      const text = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()])
      return Buffer.concat([iv, cipher.getAuthTag(), text])
    },
    open: (providerId, sealed) => {
      const cipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12))
      cipher.setAAD(Buffer.from(providerId)).setAuthTag(sealed.subarray(12, 28))
      try {
        return Buffer.concat([cipher.update(sealed.subarray(28)), cipher.final()]).toString('utf8')
      } catch {
        return undefined
      }
    },
  }
}
