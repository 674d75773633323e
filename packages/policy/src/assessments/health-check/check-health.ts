import { type Answer, ask, askWhether } from '../evaluation/ask.ts'
import type { Facts } from '../evaluation/facts.ts'
import { sayValue } from '../evaluation/say-value.ts'
import type { CompiledHealthLine } from '../rule-sets/compile-rule-set.ts'
import { figuresOf, verdictOf } from './figures.ts'
import { highestOf, seriesOf } from './series.ts'
import type { HealthLine } from './types.ts'

export interface HealthQuestion {
  readonly lines: readonly CompiledHealthLine[]
  readonly facts: Facts
  /** Of the snapshot before. */
  readonly earlier: Facts | undefined
  readonly worseByPercent: number
  readonly worseFromShareOfWatch: number
}

/** Lines that one rule with `each` may become. */
const itemsAtMost = 50

/** The performance health check: each measure against its thresholds and against the time before. */
export const checkHealth = (question: HealthQuestion): readonly HealthLine[] =>
  question.lines.flatMap((line) => {
    const found = samplesOf(line, question.facts)
    const before = question.earlier && samplesOf(line, question.earlier)
    return found.map((one) => lineOf(line, { one, before: before?.find(({ label }) => label === one.label), question }))
  })

interface Found {
  /** Of the item, with `each`. */
  readonly label: string | undefined
  readonly samples: readonly number[]
  readonly missing: readonly string[]
  readonly fault?: string
}

function samplesOf(line: CompiledHealthLine, facts: Facts): readonly Found[] {
  const applies = line.appliesWhen ? askWhether(line.appliesWhen, facts) : undefined
  if (applies?.state === 'value' && !applies.value) return []
  if (applies && applies.state !== 'value') return [withoutSamples(undefined, applies)]
  if (!line.each) return [readSamples(undefined, ask(line.samples, facts))]
  const items = ask(line.each.of, facts)
  if (items.state !== 'value') return [withoutSamples(undefined, items)]
  if (!Array.isArray(items.value)) return [{ label: undefined, samples: [], missing: [], fault: 'This is no list.' }]
  return items.value.slice(0, itemsAtMost).map((it) => itemSamples(line, { ...facts, it }))
}

function itemSamples({ each, samples }: CompiledHealthLine, facts: Facts): Found {
  const named = each ? ask(each.label, facts) : undefined
  const label = named?.state === 'value' ? sayValue(named.value).slice(0, 100) : '?'
  return readSamples(label, ask(samples, facts))
}

const withoutSamples = (label: string | undefined, answer: Exclude<Answer, { readonly state: 'value' }>): Found =>
  answer.state === 'missing'
    ? { label, samples: [], missing: [answer.fact] }
    : { label, samples: [], missing: [], fault: answer.fault.message }

function readSamples(label: string | undefined, answer: Answer): Found {
  if (answer.state !== 'value') return withoutSamples(label, answer)
  const list: readonly unknown[] = Array.isArray(answer.value) ? answer.value : [answer.value]
  const isSound = list.every((one) => typeof one === 'number' && Number.isFinite(one))
  if (isSound) return { label, samples: list as readonly number[], missing: [] }
  return { label, samples: [], missing: [], fault: 'These are no numbers.' }
}

interface Measured {
  readonly one: Found
  readonly before: Found | undefined
  readonly question: HealthQuestion
}
function lineOf({ line }: CompiledHealthLine, { one, before, question }: Measured): HealthLine {
  const { label, samples, missing, fault } = one
  const figures = figuresOf({ line, samples, before: before?.samples ?? [], question })
  return {
    id: label === undefined ? line.id : `${line.id}:${label}`,
    title: label === undefined ? line.title : `${line.title}: ${label}`,
    ...(line.why === undefined ? {} : { why: line.why }),
    ...{ unit: line.unit, better: line.better, samples: samples.length, figures, missing },
    ...verdictOf({ figures, samples: samples.length, atLeast: line.atLeastSamples, isFaulty: fault !== undefined }),
    highest: highestOf(samples),
    series: seriesOf(samples, line.better),
    ...(fault === undefined ? {} : { fault }),
    ...(line.source ? { source: line.source } : {}),
  }
}
