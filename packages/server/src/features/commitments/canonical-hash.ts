import { createHash } from 'node:crypto'

/** A name for plain values: equal content gives the same 43 characters, whatever the order of its keys (SHA-256). */
export const canonicalHash = (value: unknown): string =>
  createHash('sha256').update(JSON.stringify(value, sortKeys)).digest('base64url')

const sortKeys = (_key: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
    : value
