import { createHmac } from 'node:crypto'

export const stepMs = 30_000
const digits = 6
/** A clock that is a little off still counts: one step before, one after (RFC 6238, 5.2). */
const drift = 1
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** The code of one step by HMAC-SHA-1, as every app makes it (RFC 4226, 5.3). */
export function codeAt(secret: Buffer, step: number): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const mac = createHmac('sha1', secret).update(counter).digest()
  const at = (mac.at(-1) ?? 0) & 0x0f
  const number = mac.readUInt32BE(at) & 0x7fff_ffff
  return String(number % 10 ** digits).padStart(digits, '0')
}

/** The step whose code this is, near an instant in epoch ms; undefined when it is none of them. */
export function stepOf(secret: Buffer, code: string, at: number): number | undefined {
  const now = Math.floor(at / stepMs)
  const near = Array.from({ length: 2 * drift + 1 }, (_, n) => now - drift + n)
  return near.find((step) => codeAt(secret, step) === code)
}

/** Base32 without padding, as apps take it (RFC 4648, 6). */
export function writeBase32(bytes: Buffer): string {
  let text = ''
  let pending = 0
  let bits = 0
  for (const byte of bytes) {
    pending = (pending << 8) | byte
    bits += 8
    while (bits >= 5) {
      bits -= 5
      text += alphabet.charAt((pending >> bits) & 31)
    }
    pending &= (1 << bits) - 1
  }
  return bits === 0 ? text : text + alphabet.charAt((pending << (5 - bits)) & 31)
}

/** What an app reads off the picture. */
export function otpauthUri(said: {
  readonly issuer: string
  readonly holder: string
  readonly secret: string
}): string {
  const [issuer, holder] = [encodeURIComponent(said.issuer), encodeURIComponent(said.holder)]
  return `otpauth://totp/${issuer}:${holder}?secret=${said.secret}&issuer=${issuer}&algorithm=SHA1&digits=${digits}&period=${stepMs / 1000}`
}
