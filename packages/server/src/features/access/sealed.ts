import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'

/** Keeps secrets at rest (AES-256-GCM), each bound to whose it is. */
export interface Sealed {
  readonly close: (plain: Buffer, whose: string) => Buffer
  readonly open: (sealed: Buffer, whose: string) => Buffer
  /** What is only ever compared: a hash that nobody makes without the desk's secret. */
  readonly print: (text: string, whose: string) => Buffer
}

/** Second factors have a key of their own; recovery codes another. */
export function sealSecondFactors(deskSecret: string): Sealed {
  const derive = (use: string) => Buffer.from(hkdfSync('sha256', deskSecret, '', `mainstay ${use}`, 32))
  const [key, printKey] = [derive('second factor'), derive('recovery code')]
  return {
    close(plain, whose) {
      const iv = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(whose))
      const text = Buffer.concat([cipher.update(plain), cipher.final()])
      return Buffer.concat([iv, cipher.getAuthTag(), text])
    },
    open(sealed, whose) {
      const cipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12))
      cipher.setAAD(Buffer.from(whose)).setAuthTag(sealed.subarray(12, 28))
      return Buffer.concat([cipher.update(sealed.subarray(28)), cipher.final()])
    },
    print: (text, whose) => createHmac('sha256', printKey).update(whose).update('\n').update(text).digest(),
  }
}
