import { X509Certificate } from 'node:crypto'
import type { Machine } from '../machine/machine.ts'
import { known } from './collected.ts'

/** Object identifiers of signatures as they stand in a certificate (RFC 3279, 5758, 8410). */
const signatures: readonly (readonly [name: string, hex: string])[] = [
  ['md5WithRSA', '06092a864886f70d010104'],
  ['sha1WithRSA', '06092a864886f70d010105'],
  ['sha256WithRSA', '06092a864886f70d01010b'],
  ['sha384WithRSA', '06092a864886f70d01010c'],
  ['sha512WithRSA', '06092a864886f70d01010d'],
  ['rsaPss', '06092a864886f70d01010a'],
  ['sha1WithECDSA', '06072a8648ce3d0401'],
  ['sha256WithECDSA', '06082a8648ce3d040302'],
  ['sha384WithECDSA', '06082a8648ce3d040303'],
  ['sha512WithECDSA', '06082a8648ce3d040304'],
  ['ed25519', '06032b6570'],
]

/** The algorithm stands twice in a certificate, the last time behind all that was signed. */
const signatureOf = (certificate: X509Certificate): string | undefined => {
  const hex = certificate.raw.toString('hex')
  return [...signatures]
    .sort((a, b) => hex.lastIndexOf(b[1]) - hex.lastIndexOf(a[1]))
    .find(([, oid]) => hex.includes(oid))?.[0]
}

const fits = (certificate: X509Certificate, name: string): boolean =>
  (/^[\d.]+$|:/.test(name) ? certificate.checkIP(name) : certificate.checkHost(name)) !== undefined

/** A certificate as facts. `name`: what it should be for; empty where nobody said. */
export const describeCertificate = (certificate: X509Certificate, name: string) => {
  const key = certificate.publicKey
  const curve = key.asymmetricKeyDetails?.namedCurve
  const bits = key.asymmetricKeyDetails?.modulusLength ?? (curve ? Number(/\d{3}/.exec(curve)?.[0] ?? 256) : undefined)
  return known({
    notAfter: new Date(certificate.validTo).toISOString(),
    issuer: /(?:^|\n)O=(.*)/.exec(certificate.issuer)?.[1] ?? /(?:^|\n)CN=(.*)/.exec(certificate.issuer)?.[1],
    keyType: key.asymmetricKeyType,
    keyBits: bits,
    signature: signatureOf(certificate),
    selfSigned: certificate.checkIssued(certificate) && certificate.verify(key),
    nameMatches: name === '' ? undefined : fits(certificate, name),
  })
}

/** How many were presented, and when the first of them ends. */
export const chainFacts = (chain: readonly X509Certificate[]) => ({
  length: chain.length,
  earliestNotAfter: new Date(Math.min(...chain.map(({ validTo }) => new Date(validTo).getTime()))).toISOString(),
})

/** OpenSSL words a fault for its own authors; its reason alone says something to others. */
export const sayFault = (error: unknown): string => {
  const { message, reason } = error as { readonly message?: string; readonly reason?: string }
  return reason === undefined ? (message ?? String(error)) : `no TLS could be agreed on (${reason})`
}

const pem = /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g

/** Certificates that lie in files: the first of each is the one that is presented. */
export async function readCertificateFiles(patterns: readonly string[], machine: Machine): Promise<readonly object[]> {
  const found: object[] = []
  for (const pattern of patterns) {
    const paths = pattern.includes('*') ? await machine.list(pattern).catch(() => []) : [pattern]
    if (paths.length === 0) machine.remark(`There is no file ${pattern}`)
    for (const path of paths.slice(0, 50)) {
      try {
        const { text } = await machine.read(path, { quiet: true })
        const chain = (text.match(pem) ?? []).map((one) => new X509Certificate(one))
        if (chain[0]) found.push({ endpoint: path, ...describeCertificate(chain[0], ''), chain: chainFacts(chain) })
        else machine.remark(`${path} holds no certificate`)
      } catch (error) {
        machine.remark(sayFault(error).startsWith(path) ? sayFault(error) : `${path}: ${sayFault(error)}`)
      }
    }
  }
  return found
}
