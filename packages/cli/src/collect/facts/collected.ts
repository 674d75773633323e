import type { Access } from '../machine/access.ts'
import type { Machine } from '../machine/machine.ts'
import type { Collector, CollectorOf } from '../plan/schema.ts'

/** What a kind of collector touches, and how it reads. `read` throws `Unreadable` where nothing of it could be read. */
export interface CollectorKind<K extends Collector['kind']> {
  readonly access: (collector: CollectorOf<K>) => Access
  readonly read: (collector: CollectorOf<K>, machine: Machine) => Promise<unknown>
}

/** Leaves out what is undefined: a fact that could not be read is absent. */
export const known = <T extends object>(facts: T): { [K in keyof T]: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)) as never

/** A number from text, or nothing; never more than JavaScript counts exactly. */
export const numberFrom = (text: string | undefined): number | undefined => {
  const found = text === undefined || text.trim() === '' ? Number.NaN : Number(text.trim())
  return Number.isFinite(found) ? Math.min(found, Number.MAX_SAFE_INTEGER) : undefined
}

/** The first group of a pattern, trimmed. */
export const groupOf = (text: string | undefined, pattern: RegExp): string | undefined =>
  text?.match(pattern)?.[1]?.trim()
