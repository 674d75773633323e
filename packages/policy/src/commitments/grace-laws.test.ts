import fc from 'fast-check'
import { expect, it } from 'vitest'
import { priorities } from '../priority/types.ts'
import { readHistory, type TicketFact } from './index.ts'
import { anyMove } from './testing/arbitrary-histories.ts'
import { premiumTerms, standardTerms } from './testing/histories.ts'

const opened = Date.parse('2026-11-18T16:00:00Z')
const anyWait = fc.integer({ min: 0, max: 40 * 24 * 60 }).map((minutes) => minutes * 60_000)
const anyTerms = fc.constantFrom(standardTerms(), premiumTerms())

it('law: grace starts the clocks of what was only recorded at its own instant; none is late for what lies before', () => {
  const life = fc.record({
    priority: fc.constantFrom(...priorities),
    before: fc.array(anyMove, { maxLength: 6 }),
    waited: anyWait,
    terms: anyTerms,
  })
  fc.assert(
    fc.property(life, ({ priority, before, waited, terms }) => {
      const granted = opened + waited
      const facts: TicketFact[] = [{ type: 'opened', at: opened, by: 'ana', priority }]
      // whatever happened meanwhile, but nothing that brings terms of its own
      for (const move of before) {
        const fact = move(opened + Math.floor(waited / 2))
        if (fact.type !== 'terms_changed' && fact.type !== 'opened' && !('terms' in fact)) facts.push(fact)
      }
      const recorded = readHistory(facts)
      const known = new Set(recorded.commitments.map(({ ordinal }) => ordinal))
      const { commitments } = readHistory([...facts, { type: 'terms_changed', at: granted, by: 'lea', terms }])
      for (const clock of commitments.filter(({ ordinal }) => !known.has(ordinal))) {
        expect(clock.startedAt).toBe(granted)
        expect(clock.dueAt).toBeGreaterThan(granted)
        expect(clock).toMatchObject({ state: 'running' })
      }
      expect(recorded.commitments.filter(({ source }) => source === 'policy')).toEqual([])
    }),
    { numRuns: 400 },
  )
})
