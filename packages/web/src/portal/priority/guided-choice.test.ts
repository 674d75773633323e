import { describe, expect, it } from 'vitest'
import { answersOfPlace, askedSoFar, keepAsked, type PriorityGuide, suggestionFor } from './guided-choice.ts'

const answer = (id: string) => ({ id, label: id })
const guide: PriorityGuide = {
  policyVersion: '4',
  clause: '4.2',
  priorities: [],
  proposedUpdates: [],
  questions: [
    { id: 'about', ask: '', when: null, from: null, answers: ['fault', 'question'].map(answer) },
    {
      id: 'where',
      ask: '',
      when: { about: 'fault' },
      from: 'environment',
      answers: ['production', 'elsewhere'].map(answer),
    },
    { id: 'effect', ask: '', when: { about: 'fault' }, from: null, answers: ['stopped', 'important'].map(answer) },
    {
      id: 'business',
      ask: '',
      when: { where: 'production', effect: 'stopped' },
      from: null,
      answers: ['stops', 'continues'].map(answer),
    },
  ],
  cells: [
    { when: { about: 'question' }, priority: 'P4', kind: 'question', isReading: false },
    {
      when: { where: 'production', effect: 'stopped', business: 'stops' },
      priority: 'P0',
      kind: 'defect',
      isReading: false,
    },
    { when: { where: 'elsewhere', effect: 'stopped' }, priority: 'P2', kind: 'defect', isReading: false },
  ],
}
const ids = (answers: Record<string, string>) => askedSoFar(guide, answers).map(({ id }) => id)

describe('the guided choice', () => {
  it('asks one question after the other, and nothing more of a question', () => {
    expect(ids({})).toEqual(['about'])
    expect(ids({ about: 'question' })).toEqual(['about'])
    expect(ids({ about: 'fault', where: 'production', effect: 'stopped' })).toEqual([
      'about',
      'where',
      'effect',
      'business',
    ])
  })
  it('suggests nothing before the last answer, then what the policy’s cell says', () => {
    expect(suggestionFor(guide, { about: 'fault', where: 'production', effect: 'stopped' })).toBeUndefined()
    expect(
      suggestionFor(guide, { about: 'fault', where: 'production', effect: 'stopped', business: 'stops' })?.priority,
    ).toBe('P0')
  })
  it('forgets answers to questions that are not asked any more', () => {
    const given = { about: 'question', where: 'production', effect: 'stopped', business: 'stops' }
    expect(keepAsked(guide, given)).toEqual({ about: 'question' })
  })
  it('lets the installation answer whether it is production', () => {
    expect(answersOfPlace(guide, true)).toEqual({ where: 'production' })
    expect(answersOfPlace(guide, false)).toEqual({ where: 'elsewhere' })
    expect(answersOfPlace(guide, undefined)).toEqual({})
  })
})
