import {
  type Evaluation,
  type HealthLine,
  type ReconciledFinding,
  type RuleResult,
  type Score,
  type SinceLastTime,
  severities,
  sinceLastTime,
} from '@mainstay/policy/assessments'

export interface Assessed {
  readonly evaluation: Evaluation
  readonly score: Score
  readonly findings: readonly ReconciledFinding[]
  readonly hasEarlier: boolean
}

/** The whole assessment for a terminal: score, what failed by severity, health check, what is not known. */
export function sayAssessment({ evaluation, score, findings, hasEarlier }: Assessed): string {
  const { product, ruleSet, collectedAt, results, health } = evaluation
  const lines = [
    `${plain(product.name)} ${plain(product.version)}, collected ${new Date(collectedAt).toISOString()}`,
    `${ruleSet.title}, version ${ruleSet.version}`,
    '',
    ...sayScore(score, results),
    ...(hasEarlier ? saySince(sinceLastTime(findings)) : []),
    ...severities.flatMap((severity) => sayFailed(severity, results)),
    ...sayHealth(health),
    ...sayNotKnown(results),
    sayCounts(results),
  ]
  return `${lines.join('\n')}\n`
}

/** What somebody else wrote, without anything that a terminal obeys. */
const plain = (text: string): string => text.replace(/\p{C}/gu, ' ').slice(0, 120)

const levels = { well: 'well', watch: 'to watch', at_risk: 'at risk' } as const

/** A group of which nothing is known has no score of its own. */
const isKnown = (group: string, results: readonly RuleResult[]): boolean =>
  results.some(({ rule, state }) => rule.group === group && (state === 'passed' || state === 'failed'))

const sayScore = ({ score, level, startsAt, parts, groups }: Score, results: readonly RuleResult[]): string[] => [
  `Score ${score} of ${startsAt}: ${levels[level]}`,
  ...parts
    .filter(({ takes, count }) => takes > 0 || count > 0)
    .map(
      ({ severity, count, each, atMost, takes }) =>
        `  ${severity.padEnd(9)}${count} x ${each}${count * each > takes ? `, at most ${atMost}` : ''} = -${takes}`,
    ),
  `  ${groups.map((one) => `${one.group.replaceAll('_', ' ')} ${isKnown(one.group, results) ? one.score : 'not known'}`).join(' | ')}`,
  '',
]

const saySince = (since: SinceLastTime): readonly string[] => {
  const line = (title: string, list: readonly ReconciledFinding[]) =>
    list.length === 0 ? [] : [`  ${title.padEnd(12)}${list.map(({ ruleId }) => ruleId).join(', ')}`]
  return [
    'Since the bundle before',
    ...line('fixed', since.fixed),
    ...line('new', since.opened),
    ...line('worse', since.worse),
    ...line('better', since.better),
    ...line('still open', since.stillOpen),
    ...line('not checked', since.notRechecked),
    '',
  ]
}

const indent = '      '
function sayFailed(severity: RuleResult['rule']['severity'], results: readonly RuleResult[]): readonly string[] {
  const failed = results.filter((result) => result.state === 'failed' && result.rule.severity === severity)
  if (failed.length === 0) return []
  return [`${severity.toUpperCase()} (${failed.length})`, ...failed.flatMap(sayResult)]
}

const sayResult = ({ rule, evidence }: RuleResult): readonly string[] => [
  `  x ${rule.id}: not so: ${rule.title}`,
  ...evidence.map(({ label, value }) => `${indent}${label}: ${value}`),
  ...wrapped(rule.recommendation, `${indent}-> `, `${indent}   `),
  `${indent}(${rule.effort}; ${rule.source.name})`,
  '',
]

const width = 110
/** Words of a sentence, broken into lines that a terminal shows whole. */
function wrapped(text: string, first: string, then: string): readonly string[] {
  const lines = [first]
  for (const word of text.split(/\s+/)) {
    const line = lines.at(-1) ?? ''
    if (line.length + word.length > width && line.trim() !== '') lines.push(`${then}${word}`)
    else lines[lines.length - 1] = line.endsWith(' ') ? `${line}${word}` : `${line} ${word}`
  }
  return lines
}

function sayHealth(health: readonly HealthLine[]): readonly string[] {
  if (health.length === 0) return []
  return ['PERFORMANCE HEALTH CHECK', ...health.map(sayLine), '']
}

function sayLine({ verdict, because, title, unit, figures, samples, missing }: HealthLine): string {
  const say = (value: number) =>
    unit === 'share' ? `${(value * 100).toFixed(0)} %` : `${Number(value.toPrecision(3))} ${unit}`
  const said = figures.slice(0, samples === 1 ? 1 : undefined).map(({ percentile, value, changePercent }) => {
    const change = changePercent === null ? '' : ` (${changePercent > 0 ? '+' : ''}${changePercent.toFixed(0)} %)`
    return `${samples === 1 ? '' : `${percentile} `}${say(value)}${change}`
  })
  const why = figures.length > 0 ? said.join(', ') : `${because.replaceAll('_', ' ')} ${missing.join(', ')}`
  const worse = because === 'worse_than_before' ? ', worse than before' : ''
  return `  ${verdict.padEnd(8)}${plain(title)}: ${why.trim()}${worse}`
}

function sayNotKnown(results: readonly RuleResult[]): readonly string[] {
  const unknown = results.filter(({ state }) => state === 'unknown')
  const faulty = results.flatMap(({ rule, fault }) => (fault ? [`  ${rule.id}: ${fault.field}: ${fault.message}`] : []))
  const byFact = Map.groupBy(unknown, ({ missing }) => missing.join(', '))
  const facts = [...byFact].flatMap(([fact, list]) =>
    wrapped(list.map(({ rule }) => rule.id).join(', '), `  ${fact}: `, '    '),
  )
  return [
    ...(facts.length > 0 ? ['NOT KNOWN: the bundle does not say', ...facts, ''] : []),
    ...(faulty.length > 0 ? ['FAULTS OF RULES', ...faulty, ''] : []),
  ]
}

function sayCounts(results: readonly RuleResult[]): string {
  const count = (state: RuleResult['state']) => results.filter((result) => result.state === state).length
  const said = `${count('passed')} passed, ${count('failed')} failed, ${count('unknown')} not known`
  return `${results.length} rules: ${said}, ${count('not_applicable')} do not apply, ${count('error')} at fault.`
}
