import { createHash } from 'node:crypto'

/**
 * What stands for a mailbox where letters to it are counted: case and what follows a plus make no other mailbox, so that
 * nobody is written to again and again under many spellings of one address (A23).
 */
export function addressKeyOf(email: string): Buffer {
  const at = email.lastIndexOf('@')
  const local = email.slice(0, at).toLowerCase().split('+')[0]
  return createHash('sha256')
    .update(`${local}@${email.slice(at + 1).toLowerCase()}`)
    .digest()
}

/** The same as an id, for what is kept by person: nobody is known to be behind it yet. */
export function addressIdOf(email: string): string {
  const hex = addressKeyOf(email).toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  )
}
