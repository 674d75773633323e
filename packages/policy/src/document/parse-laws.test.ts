import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parsePolicy } from './parse-policy.ts'
import { shippedText } from './testing/shipped-policy.ts'

const source = shippedText()
const problemsOf = (text: string) => {
  const read = parsePolicy(text)
  return read.ok ? [] : read.problems
}

describe('law: whatever is written, reading a document never throws and always names a line', () => {
  it('holds for documents with pieces cut, doubled, moved or replaced', () => {
    const junk = fc.constantFrom(
      '',
      ':',
      '- ',
      '&a ',
      '*a',
      '{',
      ']',
      '\t',
      '"',
      '0',
      '~',
      '!!set ',
      '<<: ',
      '\u0000',
      '? ',
      '|',
      '%',
    )
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(source.length), fc.nat(40), junk), { minLength: 1, maxLength: 4 }),
        (edits) => {
          const text = edits.reduce(
            (current, [at, length, put]) => current.slice(0, at) + put + current.slice(at + length),
            source,
          )
          const lines = text.split('\n').length
          for (const { line, column, message } of problemsOf(text)) {
            expect(line).toBeGreaterThan(0)
            expect(line).toBeLessThanOrEqual(lines)
            expect(column).toBeGreaterThan(0)
            expect(message).not.toBe('')
          }
        },
      ),
      { numRuns: 100 },
    )
  })

  it('holds for any text at all', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200, unit: 'binary' }), (text) => {
        expect(parsePolicy(text).ok).toBe(false)
      }),
      { numRuns: 500 },
    )
  })
})

describe('law: a document made to cost much costs little', () => {
  it('holds for many cells that all fit every case', () => {
    const many = Array.from(
      { length: 4000 },
      () => '    - { when: { about: fault }, priority: P3, kind: defect }',
    ).join('\n')
    const text = source.replace('  cells:\n', () => `  cells:\n${many}\n`)

    expect(problemsOf(text).every(({ code }) => code === 'policy.choice_overlap')).toBe(true)
    expect(problemsOf(text).length).toBeLessThanOrEqual(100)
  })

  it('holds for more combinations of answers than anyone would ask', () => {
    const questions = Array.from(
      { length: 20 },
      (_, index) => `    - { id: q${index}, ask: More, answers: [{ id: yes, label: Yes }, { id: no, label: No }] }`,
    )
    const text = source.replace('  questions:\n', () => `  questions:\n${questions.join('\n')}\n`)

    expect(problemsOf(text)).toMatchObject([{ code: 'policy.bad_value', path: 'priorityChoice.questions' }])
  })
})
