import { createPrivateKey, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto'
import { isIP } from 'node:net'

/** A certificate as a server presents it, with its key; `subject` and `issuedBy` are organisations. */
export interface Certificate {
  readonly cert: string
  readonly key: string
  readonly der: Buffer
  readonly subject: string
}
interface Wish {
  readonly subject: string
  /** Names and addresses that it is for. */
  readonly names?: readonly string[]
  readonly from: Date
  readonly until: Date
  readonly key?: 'ec' | 'rsa'
  /** Whoever signs it; itself when absent. */
  readonly issuer?: Certificate
  readonly isAuthority?: boolean
}

// as much of DER (X.690) and of certificates (RFC 5280) as a test needs; nothing expires while it lies in a folder

const der = (tag: number, ...parts: readonly Buffer[]): Buffer => {
  const content = Buffer.concat(parts)
  const { length } = content
  const bytes = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255]
  return Buffer.concat([Buffer.from([tag, ...bytes]), content])
}
const sequence = (...parts: readonly Buffer[]): Buffer => der(0x30, ...parts)
const oid = (hex: string): Buffer => der(0x06, Buffer.from(hex, 'hex'))
const serial = (bytes: Buffer): Buffer => der(0x02, Buffer.from([1]), bytes)
const nothing = der(0x05)
const bits = (bytes: Buffer): Buffer => der(0x03, Buffer.from([0]), bytes)

const nameOf = (organisation: string): Buffer =>
  sequence(der(0x31, sequence(oid('55040a'), der(0x0c, Buffer.from(organisation)))))

/** GeneralizedTime, whatever the year. */
const instant = (at: Date): Buffer => der(0x18, Buffer.from(`${at.toISOString().replace(/[-:T]/g, '').slice(0, 14)}Z`))

const alternative = (name: string): Buffer =>
  isIP(name) === 4 ? der(0x87, Buffer.from(name.split('.').map(Number))) : der(0x82, Buffer.from(name))

const extension = (hex: string, value: Buffer): Buffer => sequence(oid(hex), der(0x04, value))

const algorithms = {
  ec: sequence(oid('2a8648ce3d040302')),
  rsa: sequence(oid('2a864886f70d01010b'), nothing),
} as const

function freshKeys(kind: 'ec' | 'rsa'): { readonly publicKey: KeyObject; readonly privateKey: KeyObject } {
  return kind === 'ec'
    ? generateKeyPairSync('ec', { namedCurve: 'P-256' })
    : generateKeyPairSync('rsa', { modulusLength: 2048 })
}

/** Makes a certificate for the length of a test. */
export function makeCertificate(wish: Wish): Certificate {
  const { publicKey, privateKey } = freshKeys(wish.key ?? 'ec')
  const signer = wish.issuer ? createPrivateKey(wish.issuer.key) : privateKey
  const algorithm = algorithms[signer.asymmetricKeyType === 'rsa' ? 'rsa' : 'ec']
  const extensions = [
    ...(wish.isAuthority ? [extension('551d13', sequence(der(0x01, Buffer.from([255]))))] : []),
    ...(wish.names ? [extension('551d11', sequence(...wish.names.map(alternative)))] : []),
  ]
  const signed = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    serial(randomBytes(8)),
    algorithm,
    nameOf(wish.issuer?.subject ?? wish.subject),
    sequence(instant(wish.from), instant(wish.until)),
    nameOf(wish.subject),
    publicKey.export({ type: 'spki', format: 'der' }),
    ...(extensions.length > 0 ? [der(0xa3, sequence(...extensions))] : []),
  )
  const made = sequence(signed, algorithm, bits(sign('sha256', signed, signer)))
  return {
    cert: `-----BEGIN CERTIFICATE-----\n${made.toString('base64').replace(/.{64}/g, '$&\n')}\n-----END CERTIFICATE-----\n`,
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    der: made,
    subject: wish.subject,
  }
}
