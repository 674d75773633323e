import { createHash } from 'node:crypto'

const LIMIT = 2_000
const hashes = new Map<string, string>()

/**
 * The name under which a statement is prepared, so that a connection parses it once. A name per role, because a plan
 * holds the row security of the role it was made for and would be made anew at each change. Undefined beyond 2,000
 * different statements: a connection's memory stays bounded, the rest is parsed each time.
 */
export function statementName(sql: string, role: string): string | undefined {
  let hash = hashes.get(sql)
  if (!hash) {
    if (hashes.size >= LIMIT) return undefined
    hash = createHash('sha256').update(sql).digest('base64url').slice(0, 22)
    hashes.set(sql, hash)
  }
  return `${role}_${hash}`
}
