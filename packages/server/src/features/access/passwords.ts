import { type Argon2Parameters, argon2, randomBytes, timingSafeEqual } from 'node:crypto'

const memoryKiB = 19_456
const passes = 2
const saltBytes = 16
const tagBytes = 32

/** Hashes a password with Argon2id (19 MiB, 2 passes, one lane: OWASP's floor), salt and figures written beside. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(saltBytes)
  const tag = await derive(password, salt, { memory: memoryKiB, passes })
  return `$argon2id$v=19$m=${memoryKiB},t=${passes},p=1$${salt.toString('base64url')}$${tag.toString('base64url')}`
}

/** Compares in constant time; a hash that cannot be read matches nothing. */
export async function verifyPassword(stored: { readonly hash: string; readonly password: string }): Promise<boolean> {
  const parts = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=1\$([\w-]+)\$([\w-]+)$/.exec(stored.hash)
  if (!parts) return false
  const [, memory, time, salt, tag] = parts
  const expected = Buffer.from(tag ?? '', 'base64url')
  const figures = { memory: Number(memory), passes: Number(time) }
  const actual = await derive(stored.password, Buffer.from(salt ?? '', 'base64url'), figures)
  return actual.length === expected.length && timingSafeEqual(actual, expected)
}

function derive(password: string, salt: Buffer, figures: { memory: number; passes: number }): Promise<Buffer> {
  const parameters: Argon2Parameters = {
    message: password.normalize('NFKC'),
    nonce: salt,
    parallelism: 1,
    tagLength: tagBytes,
    ...figures,
  }
  return new Promise((resolve, reject) => {
    argon2('argon2id', parameters, (error, tag) => (error ? reject(error) : resolve(tag)))
  })
}

/** The hash of no password: comparing with it costs what comparing with any other does. */
export const nobodysHash = `$argon2id$v=19$m=${memoryKiB},t=${passes},p=1$${Buffer.alloc(saltBytes).toString('base64url')}$${Buffer.alloc(tagBytes).toString('base64url')}`
