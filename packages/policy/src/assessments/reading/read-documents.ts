import type { z } from 'zod'
import { Manifest } from '../manifest.ts'
import { Snapshot } from '../snapshot.ts'
import { type FieldFault, fieldPath, readPlainJson } from './plain-json.ts'

export type SnapshotReading =
  | { readonly ok: true; readonly snapshot: Snapshot }
  | { readonly ok: false; readonly faults: readonly FieldFault[] }
export type ManifestReading =
  | { readonly ok: true; readonly manifest: Manifest }
  | { readonly ok: false; readonly faults: readonly FieldFault[] }

const faultsShown = 50

/** Reads `snapshot.json`. What does not fit is said field by field; nothing is thrown. */
export function readSnapshot(text: string): SnapshotReading {
  const read = readDocument(text, Snapshot)
  return read.ok ? { ok: true, snapshot: read.value } : read
}

/** The same for facts that are no text any more. */
export function parseSnapshot(value: unknown): SnapshotReading {
  const read = parseWith(value, Snapshot)
  return read.ok ? { ok: true, snapshot: read.value } : read
}

/** Reads `manifest.json`, with the same care. */
export function readManifest(text: string): ManifestReading {
  const read = readDocument(text, Manifest)
  return read.ok ? { ok: true, manifest: read.value } : read
}

type Read<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly faults: readonly FieldFault[] }

function readDocument<S extends z.ZodType>(text: string, schema: S): Read<z.output<S>> {
  const plain = readPlainJson(text)
  if (!plain.ok) return { ok: false, faults: [plain.fault] }
  return parseWith(plain.value, schema)
}

function parseWith<S extends z.ZodType>(value: unknown, schema: S): Read<z.output<S>> {
  const parsed = schema.safeParse(value, { reportInput: true })
  if (parsed.success) return { ok: true, value: parsed.data }
  return { ok: false, faults: parsed.error.issues.slice(0, faultsShown).map(faultOf) }
}

type Issue = z.core.$ZodIssue
const faultOf = (issue: Issue): FieldFault => ({ path: fieldPath(issue.path), message: sentenceOf(issue) })

const kinds: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
}

function sentenceOf(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? 'This is missing.' : `This must be ${kinds[issue.expected] ?? issue.expected}.`
    case 'too_big':
      return `This is more than ${issue.maximum}.`
    case 'too_small':
      return `This is less than ${issue.minimum}.`
    case 'invalid_value':
      return `This must be ${issue.values.slice(0, 8).map(String).join(' or ')}.`
    case 'invalid_format':
      return issue.format === 'datetime'
        ? 'This is not an instant, such as 2026-11-25T16:00:00Z.'
        : 'This has another form.'
    default:
      return 'This is not as it should be.'
  }
}
