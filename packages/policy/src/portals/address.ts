const label = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/

/** The last part of a portal's path: small letters, digits and hyphens between them, 2 to 40. */
export const slugShape = /^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])$/

/**
 * A host as it is compared: small letters, no port, no dot at its end. Undefined for what is no name of a host in plain
 * letters: addresses by number, names of one part, other scripts and their `xn--` spelling, which may look like
 * somebody else's.
 */
export const readHostName = (said: string): string | undefined => {
  const host = /^([A-Za-z0-9.-]{1,254}?)\.?(?::\d{1,5})?$/.exec(said)?.[1]?.toLowerCase()
  if (host === undefined || host.length > 253) return undefined
  const labels = host.split('.')
  const isPlain = labels.every((part) => label.test(part) && !part.startsWith('xn--'))
  const isByNumber = /^\d+$/.test(labels.at(-1) ?? '')
  return labels.length >= 2 && isPlain && !isByNumber ? host : undefined
}

/** Where the proof of a host stands: a TXT record beside it, which only its owner can write. */
export const proofRecord = (host: string): string => `_mainstay.${host}`
