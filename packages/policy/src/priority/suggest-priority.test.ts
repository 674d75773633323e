import { describe, expect, it } from 'vitest'
import { shippedPolicy } from '../document/testing/shipped-policy.ts'
import { type Answers, isAtLeastAsBad, nextQuestion } from './paths.ts'
import { priorityGuide, suggestPriority } from './suggest-priority.ts'

const policy = shippedPolicy()
const suggest = (answers: Answers) => suggestPriority(policy, { about: 'fault', ...answers }).result
const prod = { where: 'production' }
const elsewhere = { where: 'elsewhere' }

describe('the guided choice suggests', () => {
  it.each([
    [{ about: 'question' }, 'P4', 'question'],
    [{ about: 'idea' }, 'P4', 'enhancement'],
    [{ ...prod, effect: 'stopped', business: 'stops' }, 'P0', 'defect'],
    [{ ...prod, effect: 'stopped', business: 'continues' }, 'P1', 'defect'],
    [{ ...prod, effect: 'important', way_round: 'none' }, 'P1', 'defect'],
    [{ ...prod, effect: 'important', way_round: 'costly' }, 'P2', 'defect'],
    [{ ...prod, effect: 'important', way_round: 'acceptable' }, 'P3', 'defect'],
    [{ ...prod, effect: 'nuisance' }, 'P3', 'defect'],
    [{ ...elsewhere, effect: 'stopped' }, 'P2', 'defect'],
    [{ ...elsewhere, effect: 'important', way_round: 'none' }, 'P2', 'defect'],
    [{ ...elsewhere, effect: 'important', way_round: 'costly' }, 'P2', 'defect'],
    [{ ...elsewhere, effect: 'important', way_round: 'acceptable' }, 'P3', 'defect'],
    [{ ...elsewhere, effect: 'nuisance' }, 'P3', 'defect'],
  ])('for %j the priority %s', (answers, priority, kind) => {
    expect(suggest(answers)).toMatchObject({ priority, kind })
  })

  it('a reading where the policy leaves the case open, and says so in its reasons', () => {
    const decision = suggestPriority(policy, { about: 'fault', ...prod, effect: 'stopped', business: 'continues' })

    expect(decision.result.isReading).toBe(true)
    expect(decision.reasons.map(({ code }) => code)).toContain('priority.reading')
  })

  it('nothing from answers to questions that were not asked', () => {
    const decision = suggestPriority(policy, { about: 'fault', ...elsewhere, effect: 'stopped', business: 'stops' })

    expect(decision.result.priority).toBe('P2')
    expect(decision.reasons[0]?.facts.given).toEqual(['about:fault', 'where:elsewhere', 'effect:stopped'])
  })
})

describe('the guided choice asks', () => {
  const ask = (answers: Answers) => nextQuestion(policy.priorityChoice, answers)?.id

  it('nothing more once it is a question or an idea', () => {
    expect(ask({ about: 'question' })).toBeUndefined()
    expect(ask({ about: 'idea' })).toBeUndefined()
  })

  it('whether the business stops only of production that has stopped', () => {
    expect(ask({ about: 'fault', ...prod, effect: 'stopped' })).toBe('business')
    expect(ask({ about: 'fault', ...elsewhere, effect: 'stopped' })).toBeUndefined()
  })

  it('for a way round only where important functions fail', () => {
    expect(ask({ about: 'fault', ...elsewhere, effect: 'important' })).toBe('way_round')
    expect(ask({ about: 'fault', ...prod, effect: 'nuisance' })).toBeUndefined()
  })

  it('priority.answers_incomplete names the question that is still open', () => {
    expect(() => suggest({ ...prod })).toThrow(
      expect.objectContaining({ code: 'priority.answers_incomplete', facts: { ask: 'effect' } }),
    )
  })

  it('priority.unknown_answer refuses an answer that the policy does not know', () => {
    expect(() => suggest({ ...prod, effect: 'awful' })).toThrow(
      expect.objectContaining({ code: 'priority.unknown_answer' }),
    )
  })
})

describe('law: every combination has one answer, and a worse answer never gives a lower priority', () => {
  const { rows } = priorityGuide(policy)

  it('holds for all thirteen ways through the questions', () => {
    expect(rows).toHaveLength(13)
    for (const worse of rows)
      for (const milder of rows)
        if (isAtLeastAsBad(policy.priorityChoice, worse.answers, milder.answers))
          expect(worse.priority <= milder.priority, `${JSON.stringify(worse)} against ${JSON.stringify(milder)}`).toBe(
            true,
          )
  })
})
