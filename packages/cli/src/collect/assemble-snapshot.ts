import { Snapshot, snapshotFormat } from '@mainstay/policy/assessments'
import type { CollectorRun } from './run-collectors.ts'

type Node = Record<string, unknown>
const isGroup = (value: unknown): value is Node => typeof value === 'object' && value !== null && !Array.isArray(value)

/** Groups of facts grow together; lists are appended; of two single values the later counts. */
const mergeFacts = (into: Node, from: unknown): Node => {
  if (!isGroup(from)) return into
  for (const [name, value] of Object.entries(from)) {
    const there = into[name]
    if (isGroup(value)) into[name] = mergeFacts(isGroup(there) ? there : {}, value)
    else if (Array.isArray(value) && Array.isArray(there) && !isMeasured(value)) into[name] = [...there, ...value]
    else if (value !== undefined) into[name] = value
  }
  return into
}

/** Numbers that were measured are one series, never two put together. */
const isMeasured = (list: readonly unknown[]): boolean => list.every((item) => typeof item === 'number')

/** Takes out the innermost thing that has a name or a number in a path. */
const dropAt = (value: Node, path: readonly PropertyKey[]): void => {
  let at: unknown = value
  for (const name of path.slice(0, -1)) at = isGroup(at) || Array.isArray(at) ? Reflect.get(at, name) : undefined
  const last = path.at(-1)
  if (Array.isArray(at) && typeof last === 'number') at.splice(last, 1)
  else if (isGroup(at) && last !== undefined) delete at[String(last)]
}

export interface Assembled {
  readonly snapshot: Snapshot
  /** Facts that a collector gave in a form that the snapshot has no place for; they were left out. */
  readonly misfits: readonly string[]
}

interface About {
  readonly collectedAt: string
  readonly product: { readonly name: string; readonly version?: string | undefined }
}

/**
 * One snapshot of what all collectors found. A fact that does not fit is left out and named; one that is required where it
 * stands takes its group with it.
 */
export const assembleSnapshot = (runs: readonly CollectorRun[], { collectedAt, product }: About): Assembled => {
  const facts: Node = { product: { name: product.name, version: product.version ?? 'unknown' } }
  for (const { facts: found } of runs) mergeFacts(facts, structuredClone(found))
  Object.assign(facts, { format: snapshotFormat, collectedAt })
  const misfits: string[] = []
  for (let round = 0; round < 500; round += 1) {
    const read = Snapshot.safeParse(facts)
    if (read.success) return { snapshot: read.data, misfits }
    const [issue] = read.error.issues
    const path = [...(issue?.path ?? [])]
    const missing = issue?.code === 'invalid_type' && valueAtPath(facts, path) === undefined
    const at = missing ? path.slice(0, -1) : path
    if (at.length === 0) break
    misfits.push(path.map(String).join('.'))
    dropAt(facts, at)
    if (!isGroup(facts.product)) facts.product = { name: product.name, version: product.version ?? 'unknown' }
  }
  const bare = {
    format: snapshotFormat,
    collectedAt,
    product: { name: product.name, version: product.version ?? 'unknown' },
  }
  return { snapshot: Snapshot.parse(bare), misfits: [...misfits, 'everything'] }
}

const valueAtPath = (value: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>((at, name) => (typeof at === 'object' && at !== null ? Reflect.get(at, name) : undefined), value)
