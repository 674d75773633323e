import { Refusal } from '@mainstay/contracts/problems'

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz'
const HEX = '0123456789abcdef'
const HYPHEN_BEFORE = new Set([8, 12, 16, 20])
/** 128 bits fill 26 letters of 5 bits with two zero bits in front. */
const PADDING_BITS = 2
const shape = /^([a-z](?:[a-z_]{0,61}[a-z])?)_([0-7][0-9a-hjkmnp-tv-z]{25})$/
const uuidShape = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** Writes a uuid as a TypeID (spec 0.3): `tkt_01h455vb4pex5vsknk084sn02q`. Plain numbers: lists write thousands. */
export function encodeTypeId(prefix: string, uuid: string): string {
  if (!uuidShape.test(uuid)) throw new TypeError('only a lower-case uuid can be written as a TypeID')
  let letters = ''
  let pending = 0
  let bits = PADDING_BITS
  for (const digit of uuid) {
    if (digit === '-') continue
    pending = (pending << 4) | HEX.indexOf(digit)
    bits += 4
    if (bits < 5) continue
    bits -= 5
    letters += ALPHABET.charAt(pending >> bits)
    pending &= (1 << bits) - 1
  }
  return `${prefix}_${letters}`
}

/** Reads a TypeID back to its uuid; undefined when it is malformed or of another kind. */
export function decodeTypeId(prefix: string, typeId: string): string | undefined {
  const [, foundPrefix, letters] = shape.exec(typeId) ?? []
  if (foundPrefix !== prefix || letters === undefined) return undefined
  let uuid = ''
  let digits = 0
  let pending = 0
  let bits = -PADDING_BITS
  for (const letter of letters) {
    pending = (pending << 5) | ALPHABET.indexOf(letter)
    bits += 5
    while (bits >= 4) {
      bits -= 4
      uuid += (HYPHEN_BEFORE.has(digits) ? '-' : '') + HEX.charAt(pending >> bits)
      digits += 1
      pending &= (1 << bits) - 1
    }
  }
  return uuid
}

/** The TypeID of a row, as it travels. */
export const encodeId = encodeTypeId

/** The uuid behind a TypeID that the contract has already checked. Refuses `request.not_found` for another kind. */
export function decodeId(prefix: string, typeId: string): string {
  const uuid = decodeTypeId(prefix, typeId)
  if (uuid === undefined) throw new Refusal('request.not_found')
  return uuid
}
