import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { diffPolicies } from './diff-policies.ts'
import { parsePolicy } from './parse-policy.ts'
import type { Policy } from './schema.ts'
import { shippedPolicy, shippedText } from './testing/shipped-policy.ts'

const base = shippedPolicy()
const edits: readonly (readonly [piece: string, replacement: string])[] = [
  ["P1: { is: 2h, clause: '3.2' }", "P1: { is: 1h, clause: '3.2' }"],
  ["P2: { is: 2h, clause: '3.3' }", "P2: { is: 3h, clause: '3.3' }"],
  ["seats: { is: 4, clause: '7.2' }", "seats: { is: 5, clause: '7.2' }"],
  ["roadmap_review: { is: 1 a month, clause: '10.4' }", "roadmap_review: { is: 1 every 2 weeks, clause: '10.4' }"],
  ["observers: { is: 20, clause: '7.6' }", "observers: { is: 20, clause: '7.5' }"],
  ['Most answers come sooner.', 'Many answers come sooner.'],
  ["undoMinutes: { clause: '11.6', is: 10 }", "undoMinutes: { clause: '11.6', is: 15 }"],
  ['where: elsewhere, effect: nuisance }, priority: P3', 'where: elsewhere, effect: nuisance }, priority: P4'],
  ["        regular_call: { is: 1 every 2 weeks, clause: '10.2', perCustomer: true }\n", ''],
  ['appliesTo: [premium]\n        text: A session', 'appliesTo: [premium, tam]\n        text: A session'],
]

const edited = (which: readonly number[]): Policy => {
  const text = which.reduce((current, index) => {
    const [piece = '', replacement = ''] = edits[index] ?? []
    expect(current).toContain(piece)
    return current.replace(piece, () => replacement)
  }, shippedText())
  const read = parsePolicy(text)
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  return read.policy
}

const changesOf = (...which: number[]) => diffPolicies(base, edited(which))

describe('a new version of the policy tells', () => {
  it.each([
    [0, 'better', 'P1 Critical on Standard: 2 hours -> 1 hour, shorter'],
    [1, 'worse', 'P2 Major on Premium: 2 hours -> 3 hours, longer'],
    [2, 'better', 'Technical contacts on Standard: up to 4 -> up to 5, better for the customer'],
    [3, 'better', 'Road-map review on Technical account manager: 1 a month -> one every 2 weeks, more often'],
    [4, 'neutral', 'People who can read on Standard: rests on clause 7.5, before on 7.6'],
    [5, 'neutral', 'Clause 3.1, At the latest: text changed'],
    [6, 'neutral', 'undo minutes (clause 11.6): 10 -> 15'],
    [7, 'worse', 'Suggested for about fault, where elsewhere, effect nuisance: P3 -> P4, lower'],
    [
      8,
      'worse',
      'Regular call on Technical account manager: one every 2 weeks, unless you agree on another rhythm, no longer written',
    ],
    [9, 'neutral', 'Clause 9.2, Knowledge-transfer session: text changed'],
  ])('edit %i, which is %s', (index, effect, text) => {
    expect(changesOf(index)).toEqual([expect.objectContaining({ effect, text })])
  })

  it('that a plan is new', () => {
    const { standard } = base.plans
    if (!standard) throw new Error('no Standard plan')
    const larger = { ...base, plans: { ...base.plans, basic: { ...standard, name: 'Basic' } } }

    expect(diffPolicies(base, larger)).toMatchObject([
      { kind: 'sold', for: 'Basic', effect: 'better', text: 'Basic: new' },
    ])
    expect(diffPolicies(larger, base)).toMatchObject([{ effect: 'worse', text: 'Basic: no longer sold' }])
  })
})

describe('law: a comparison read backwards', () => {
  const opposite = { better: 'worse', worse: 'better', neutral: 'neutral' } as const

  it('names the same places with before and after exchanged and the effect turned round', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.nat(edits.length - 1), { maxLength: 4 }),
        fc.uniqueArray(fc.nat(edits.length - 1), { maxLength: 4 }),
        (one, other) => {
          const [a, b] = [edited(one), edited(other)]
          const key = ({ path, plan }: { path: string; plan?: string }) => `${plan ?? ''} ${path}`
          const forth = diffPolicies(a, b).map((change) => ({
            key: key(change),
            before: change.before,
            after: change.after,
            effect: change.effect,
          }))
          const back = diffPolicies(b, a).map((change) => ({
            key: key(change),
            before: change.after,
            after: change.before,
            effect: opposite[change.effect],
          }))
          const sorted = (changes: typeof forth) => changes.toSorted((x, y) => x.key.localeCompare(y.key))
          expect(sorted(back)).toEqual(sorted(forth))
        },
      ),
      { numRuns: 25 },
    )
  })

  it('is empty for a policy and itself', () => {
    expect(diffPolicies(base, base)).toEqual([])
  })
})
