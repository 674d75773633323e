import { parse as parseYaml } from 'yaml'
import type { Machine } from '../machine/machine.ts'
import { Unreadable } from '../machine/read-careful.ts'
import type { Take } from '../plan/schema.ts'

type Parse = 'text' | 'json' | 'yaml' | 'pairs'

/** `KEY=value` and `key: value` lines, comments and quotes taken off. */
const readPairs = (text: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    text.split('\n').flatMap((line) => {
      const found = /^\s*(?:export\s+)?([\w.-]+)\s*[=:]\s*(.*?)\s*$/.exec(line)
      return found?.[1] && !/^\s*[#;]/.test(line) ? [[found[1], (found[2] ?? '').replace(/^(["'])(.*)\1$/, '$2')]] : []
    }),
  )

const readAs = (text: string, parse: Parse): unknown => {
  if (parse === 'json') return JSON.parse(text)
  if (parse === 'yaml') return parseYaml(text, { maxAliasCount: 50 })
  return parse === 'pairs' ? readPairs(text) : text
}

/** The value at `users.active` or `0.count`; also under a key that itself has dots. */
export const valueAt = (value: unknown, way: string): unknown => {
  if (way === '') return value
  if (typeof value !== 'object' || value === null) return undefined
  if (Object.hasOwn(value, way)) return Reflect.get(value, way)
  const [name = '', ...rest] = way.split('.')
  return Object.hasOwn(value, name) ? valueAt(Reflect.get(value, name), rest.join('.')) : undefined
}

/** Scalars by their ways from the top: `{mail: {host: x}}` is `mail.host`. Lists become one text. */
export const flatSettings = (value: unknown, before = '', into: Record<string, string | number | boolean> = {}) => {
  if (typeof value !== 'object' || value === null) return into
  for (const [name, inner] of Object.entries(value)) {
    const key = before === '' ? name : `${before}.${name}`
    if (Object.keys(into).length >= 5000) return into
    if (Array.isArray(inner)) into[key] = JSON.stringify(inner)
    else if (typeof inner === 'object') flatSettings(inner, key, into)
    else if (typeof inner === 'string') into[key] = inner
    else if (typeof inner === 'number' || typeof inner === 'boolean') into[key] = inner
  }
  return into
}

/** A database says null for what is not there; a snapshot leaves it out. */
const withoutNulls = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(withoutNulls)
  if (typeof value !== 'object' || value === null) return value
  const there = Object.entries(value).filter(([, inner]) => inner !== null)
  return Object.fromEntries(there.map(([name, inner]) => [name, withoutNulls(inner)]))
}

const convert = (value: unknown, as: Take['as']): unknown => {
  switch (as) {
    case 'number':
      return typeof value === 'number'
        ? value
        : String(value).trim() === '' || Number.isNaN(Number(value))
          ? undefined
          : Number(value)
    case 'boolean':
      return typeof value === 'boolean' ? value : /^(?:true|yes|on|1|enabled|active)$/i.test(String(value).trim())
    case 'instant': {
      const at = new Date(typeof value === 'number' ? value : String(value))
      return Number.isNaN(at.getTime()) ? undefined : at.toISOString()
    }
    case 'settings':
      return flatSettings(value)
    case 'rows':
      return withoutNulls(value)
    case 'text':
      return typeof value === 'object' ? undefined : String(value).trim()
  }
}

/** Sets `usage.users.total` in nested objects. */
const setAt = (facts: Record<string, unknown>, place: string, value: unknown): void => {
  const names = place.split('.')
  const last = names.pop() ?? ''
  let at = facts
  for (const name of names) {
    const next = at[name]
    at[name] = typeof next === 'object' && next !== null ? next : {}
    at = at[name] as Record<string, unknown>
  }
  at[last] = value
}

/** The facts that a collector takes from what it read; one that is not there is remarked and left out. */
export const takeFacts = (
  source: { readonly text: string; readonly value: unknown },
  takes: readonly Take[],
  machine: Machine,
): object => {
  const facts: Record<string, unknown> = {}
  for (const { to, from, pattern, as } of takes) {
    const found =
      pattern === undefined ? valueAt(source.value, from ?? '') : new RegExp(pattern, 'm').exec(source.text)?.[1]
    const value = found === undefined || found === null ? undefined : convert(found, as)
    if (value === undefined) machine.remark(`There is nothing for ${to}`)
    else setAt(facts, to, value)
  }
  return facts
}

/** Parses a text and takes facts of it. */
export const takeFrom = (
  text: string,
  { parse, take }: { readonly parse: Parse; readonly take: readonly Take[] },
  machine: Machine,
): object => {
  try {
    return takeFacts({ text, value: readAs(text, parse) }, take, machine)
  } catch (error) {
    throw new Unreadable(
      `This is not ${parse}: ${error instanceof Error ? error.message.split('\n')[0] : String(error)}`,
    )
  }
}
