import { describe, expect, it } from 'vitest'
import { parsePolicy } from './parse-policy.ts'
import type { PolicyProblem } from './problems.ts'
import { shippedText } from './testing/shipped-policy.ts'

const source = shippedText()

const problemsOf = (text: string): readonly PolicyProblem[] => {
  const read = parsePolicy(text)
  return read.ok ? [] : read.problems
}

/** The shipped policy with one piece of text changed; fails when the piece is not there. */
const changed = (piece: string, replacement: string): string => {
  expect(source).toContain(piece)
  return source.replace(piece, () => replacement)
}

const lineOf = (text: string, piece: string): number => text.slice(0, text.indexOf(piece)).split('\n').length

const expectProblem = (text: string, at: string, problem: Partial<PolicyProblem>): void => {
  expect(problemsOf(text)).toContainEqual(expect.objectContaining({ line: lineOf(text, at), ...problem }))
}

describe('a policy document with a fault', () => {
  it('policy.unknown_field names the line, the column and the field that was meant', () => {
    const text = changed('coverage: { is: business_hours', 'covrage: { is: business_hours')

    expect(problemsOf(text)).toEqual([
      {
        code: 'policy.unknown_field',
        line: lineOf(text, 'covrage'),
        column: 7,
        path: 'plans.standard.terms.covrage',
        message: '`covrage` is not a field here.',
        suggestion: 'Did you mean `coverage`?',
      },
    ])
  })

  it('policy.missing_field says which priority has no target', () => {
    const text = changed("          P3: { is: 1bd, clause: '3.2' }\n", '')

    expectProblem(text, 'first_response:', {
      code: 'policy.missing_field',
      path: 'plans.standard.terms.targets.first_response.P3',
      message: '`P3` is missing here.',
    })
  })

  it.each(['0h', '-1h', '1', '1.5h', '4 h', 'soon'])('policy.bad_value refuses the target %s', (target) => {
    const text = changed("P2: { is: 4h, clause: '3.2' }", `P2: { is: '${target}', clause: '3.2' }`)

    expectProblem(text, `P2: { is: '${target}'`, {
      code: 'policy.bad_value',
      path: 'plans.standard.terms.targets.first_response.P2.is',
    })
  })

  it('policy.bad_value offers the nearest choice', () => {
    const text = changed('coverage: { is: business_hours', 'coverage: { is: busines_hours')

    expectProblem(text, 'busines_hours', { code: 'policy.bad_value', suggestion: 'Did you mean `business_hours`?' })
  })

  it('policy.unknown_clause offers the nearest clause', () => {
    const text = changed("observers: { is: 20, clause: '7.6' }", "observers: { is: 20, clause: '7.66' }")

    expectProblem(text, '7.66', {
      code: 'policy.unknown_clause',
      message: 'There is no clause 7.66 in this document.',
      suggestion: 'Did you mean `7.6`?',
    })
  })

  it('tells a wrong field and a wrong clause at once', () => {
    const text = changed('seats: { is: 4,', 'seat: { is: 4,').replace(
      "observers: { is: 20, clause: '7.6' }",
      "observers: { is: 20, clause: '7.66' }",
    )

    expect(problemsOf(text).map(({ code }) => code)).toEqual(['policy.unknown_field', 'policy.unknown_clause'])
  })

  it('tells no echo of a clause that is faulty itself', () => {
    const text = changed("id: '3.4'", "id: 'three'")

    expect(problemsOf(text).map(({ code }) => code)).toEqual(['policy.bad_value'])
  })

  it('policy.duplicate_clause names the second one', () => {
    const text = changed("id: '3.4'", "id: '3.3'")
    const second = text.indexOf("id: '3.3'", text.indexOf("id: '3.3'") + 1)

    expect(problemsOf(text)).toContainEqual(
      expect.objectContaining({ code: 'policy.duplicate_clause', line: text.slice(0, second).split('\n').length }),
    )
  })

  it('policy.clause_in_wrong_section', () => {
    expectProblem(changed("id: '11.6'", "id: '10.19'"), "id: '10.19'", { code: 'policy.clause_in_wrong_section' })
  })

  it('policy.unknown_plan', () => {
    expectProblem(changed('on: [premium]', 'on: [premum]'), 'premum', {
      code: 'policy.unknown_plan',
      suggestion: 'Did you mean `premium`?',
    })
  })

  it('policy.unknown_zone', () => {
    expectProblem(changed('Europe/Warsaw', 'Europe/Warsav'), 'Europe/Warsav', {
      code: 'policy.unknown_zone',
      suggestion: 'Did you mean `Europe/Warsaw`?',
    })
  })

  it('policy.never_opens refuses hours without an interval', () => {
    const text = source.replace(/weekly:\n(?: {12}\w+: .*\n)+/, () => 'weekly: {}\n')

    expectProblem(text, 'weekly: {}', { code: 'policy.never_opens' })
  })

  it('policy.never_opens refuses a target that ten years of its hours do not hold', () => {
    const target = (length: string) => changed("P0: { is: 1h, clause: '3.2' }", `P0: { is: ${length}, clause: '3.2' }`)
    expect(parsePolicy(target('20000h')).ok).toBe(true)
    expectProblem(target('30000h'), '30000h', { code: 'policy.never_opens' })
    expectProblem(target('3000bd'), '3000bd', { code: 'policy.never_opens' })
    const dayAndNight = changed("P0: { is: 30m, clause: '3.3' }", "P0: { is: 30000h, clause: '3.3' }")
    expect(parsePolicy(dayAndNight).ok).toBe(true)
  })

  it('policy.bad_yaml shows an alias whose anchor nobody wrote, and where a second document begins', () => {
    expectProblem(changed('*officeHours', '*offHours'), '*offHours', { code: 'policy.bad_yaml' })
    expectProblem(`${source}--- # and more\nversion: '2'\n`, '--- # and more', { code: 'policy.bad_yaml' })
  })

  it('policy.bad_hours refuses hours that begin at midnight’s end', () => {
    expectProblem(changed("fri: [['08:30', '17:30']]", "fri: [['24:00', '17:30']]"), '24:00', {
      code: 'policy.bad_hours',
    })
  })

  it('policy.bad_date refuses a holiday that no calendar has', () => {
    const text = changed(
      'holidays: { is: { follow: none }',
      "holidays: { is: { follow: listed, dates: ['2026-02-30'] }",
    )

    expectProblem(text, '2026-02-30', { code: 'policy.bad_date' })
  })

  it('policy.unknown_answer', () => {
    expectProblem(changed('effect: stopped, business: stops', 'effect: stoped, business: stops'), 'stoped', {
      code: 'policy.unknown_answer',
      suggestion: 'Did you mean `stopped`?',
    })
  })

  it('policy.bad_value names the exclusion that an answer about scope was meant to point at', () => {
    const text = changed('          finds: altered', '          finds: alterd')
    expectProblem(text, 'finds: alterd', {
      code: 'policy.bad_value',
      path: 'scope.questions.1.answers.1.finds',
      message: 'There is no exclusion `alterd` in this document.',
      suggestion: 'Did you mean `altered`?',
    })
  })

  it('policy.bad_value finds an exclusion that stands twice', () => {
    const text = changed('    - key: altered', '    - key: third_party')
    expect(problemsOf(text)).toContainEqual(
      expect.objectContaining({ code: 'policy.bad_value', path: 'scope.exclusions.1.key' }),
    )
  })

  it('policy.choice_hole names the answers that lead nowhere', () => {
    const text = changed('    - { when: { where: elsewhere, effect: nuisance }, priority: P3, kind: defect }\n', '')

    expectProblem(text, 'cells:', {
      code: 'policy.choice_hole',
      message: 'No cell gives a priority for: about fault, where elsewhere, effect nuisance.',
    })
  })

  it('policy.choice_overlap', () => {
    expectProblem(changed('{ where: elsewhere, effect: nuisance }', '{ effect: nuisance }'), '{ effect: nuisance }', {
      code: 'policy.choice_overlap',
    })
  })

  it('policy.choice_upside_down refuses a worse answer that gets a lower priority', () => {
    const text = changed(
      '{ where: elsewhere, effect: nuisance }, priority: P3',
      '{ where: elsewhere, effect: nuisance }, priority: P1',
    )

    expect(problemsOf(text).map(({ code }) => code)).toContain('policy.choice_upside_down')
  })

  it('policy.bad_placeholder', () => {
    expectProblem(changed('{life.undoMinutes.is}', '{life.undoMinutes.are}'), 'text: >-\n          Before tickets', {
      code: 'policy.bad_placeholder',
    })
  })

  it('policy.duplicate_key', () => {
    expectProblem(changed('language: en\n', 'language: en\nlanguage: de\n'), 'language: de', {
      code: 'policy.duplicate_key',
    })
  })

  it('policy.bad_yaml names the place', () => {
    expectProblem(changed('vendor: Northlight', 'vendor: "Northlight'), 'vendor: "Northlight', {
      code: 'policy.bad_yaml',
    })
  })

  it('policy.too_many_aliases refuses a document that unfolds to millions', () => {
    const bomb = ['a: &a [x, x, x, x, x, x, x, x, x, x]']
    for (let level = 1; level < 9; level += 1) {
      const [name, of] = [String.fromCharCode(97 + level), String.fromCharCode(96 + level)]
      bomb.push(`${name}: &${name} [${Array.from({ length: 10 }, () => `*${of}`).join(', ')}]`)
    }

    expect(problemsOf(bomb.join('\n'))).toMatchObject([{ code: 'policy.too_many_aliases' }])
  })

  it('policy.too_large', () => {
    expect(problemsOf(`${source}# ${'x'.repeat(400_000)}`)).toMatchObject([
      { code: 'policy.too_large', line: 1, column: 1 },
    ])
  })

  it('policy.empty', () => {
    expect(problemsOf('')).toMatchObject([{ code: 'policy.empty' }])
  })

  it('is told the file’s name in front of its problems', () => {
    expect(parsePolicy('', { fileName: 'ours.yaml' })).toMatchObject({ ok: false, fileName: 'ours.yaml' })
  })

  it('is a problem, never an exception, however deep it nests', () => {
    expect(problemsOf('['.repeat(100_000))).toMatchObject([{ code: 'policy.bad_yaml' }])
  })
})

describe('clause ids', () => {
  it('are read as they are written, so that 2.10 is not 2.1', () => {
    const text = changed("clause: '2.2' }", 'clause: 2.10 }')

    expectProblem(text, '2.10', { code: 'policy.unknown_clause', message: 'There is no clause 2.10 in this document.' })
  })
})
