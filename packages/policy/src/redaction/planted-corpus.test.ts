import { expect, it } from 'vitest'
import { redactText } from './redact-text.ts'
import { innocentLines } from './testing/innocent-lines.ts'
import { plantedFiles, plantedSecrets } from './testing/planted-secrets.ts'

const redacted = Object.values(plantedFiles)
  .map((text) => redactText(text).text)
  .join('\n')
const original = Object.values(plantedFiles).join('\n')

/** Pieces of a secret long enough to be of use: its lines, and its halves. */
const piecesOf = (secret: string): readonly string[] =>
  secret.split('\n').flatMap((line) => {
    const half = Math.floor(line.length / 2)
    return line.startsWith('-----')
      ? []
      : [line, line.slice(0, half), line.slice(half)].filter(({ length }) => length > 4)
  })

it('no planted secret survives, not even half of it: recall and false redactions, in figures', () => {
  const all = Object.entries(plantedSecrets)
  const survived = all.filter(([, { secret }]) => piecesOf(secret).some((piece) => redacted.includes(piece)))
  const changed = innocentLines.filter((line) => redactText(line).text !== line)
  const kinds = new Set(all.map(([, { kind }]) => kind))
  process.stdout.write(
    `redaction: ${all.length - survived.length} of ${all.length} planted secrets of ${kinds.size} kinds taken out, ` +
      `${changed.length} false redactions in ${innocentLines.length} look-alikes\n`,
  )
  expect(survived.map(([name]) => name)).toEqual([])
  expect(changed).toEqual([])
  expect(all.length).toBeGreaterThanOrEqual(40)
  expect(kinds.size).toBeGreaterThanOrEqual(15)
})

it('each secret is truly in the files before', () => {
  const absent = Object.entries(plantedSecrets).filter(
    ([, { secret }]) => !secret.split('\n').every((line) => original.includes(line)),
  )
  expect(absent.map(([name]) => name)).toEqual([])
})

it('what stands beside the secrets stays to be read', () => {
  for (const kept of [
    'NODE_ENV=production',
    'image: registry/app:8.2.1',
    'value: info',
    'smtp.example',
    'maxmemory 2gb',
    'page=2',
    'text/html',
    '(2 rows)',
    'Encrypt=true',
    '@db.internal:5432/desk',
  ])
    expect(redacted).toContain(kept)
})
