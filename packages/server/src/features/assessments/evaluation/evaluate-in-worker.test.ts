import { readFileSync } from 'node:fs'
import { type AssessQuestion, assess, readRuleSet, readRuleTests, readSnapshot } from '@mainstay/policy/assessments'
import { describe, expect, it } from 'vitest'
import { evaluateInWorker } from './evaluate-in-worker.ts'

const shipped = (path: string) => readFileSync(new URL(import.meta.resolve(`@mainstay/policy/rules/${path}`)), 'utf8')
const rules = readRuleSet(shipped('self-hosted-web-application.yaml'))
const tests = readRuleTests(shipped('tests/self-hosted-web-application.yaml'))
const snapshot = readSnapshot(JSON.stringify(tests.ok ? tests.tests.base : {}))
if (!rules.ok || !snapshot.ok) throw new Error('the shipped rules have faults')
const question: AssessQuestion = { ruleSet: rules.ruleSet, snapshot: snapshot.snapshot, at: Date.UTC(2026, 10, 25) }

describe('an evaluation in a thread of its own', () => {
  it('gives the same as the rules give here, for several who ask at once', async () => {
    const answers = await Promise.all([
      evaluateInWorker(question),
      evaluateInWorker(question),
      evaluateInWorker(question),
    ])
    const evaluation = structuredClone(assess(question))
    for (const answer of answers) expect(answer).toEqual({ ok: true, evaluation })
  })

  it('that takes too long is ended: timed_out', async () => {
    expect(await evaluateInWorker(question, { withinMs: 1 })).toMatchObject({ ok: false, code: 'timed_out' })
  })

  it('that needs too much memory is ended, and this process lives on: too_large', async () => {
    const more = { list: Array.from({ length: 400_000 }, (_, at) => `a rather long text of its own, number ${at}`) }
    const large = { ...question, snapshot: { ...question.snapshot, more } as never }
    expect(await evaluateInWorker(large, { memoryMb: 16 })).toMatchObject({ ok: false, code: 'too_large' })
    expect(await evaluateInWorker(question)).toMatchObject({ ok: true })
  })

  it('of something that is no snapshot at all is an answer, too: failed', async () => {
    expect(await evaluateInWorker({ ...question, snapshot: null as never })).toMatchObject({
      ok: false,
      code: 'failed',
    })
  })
})
