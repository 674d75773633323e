import { type Evaluation, type RuleSet, type Snapshot, scoreOf } from '@mainstay/policy/assessments'
import { evaluateInWorker } from '@mainstay/server/assessments/evaluate-in-worker'
import { compareEvaluations } from './assessing/compare-evaluations.ts'
import { findSupport } from './assessing/find-support.ts'
import { readBundleFile } from './assessing/read-bundle-file.ts'
import { type Assessed, sayAssessment } from './assessing/say-assessment.ts'
import { explainFailure, type PolicyIo, type Reading, readArgs, WrongUsage } from './policy-io.ts'
import { readRules } from './rules-io.ts'

const usage = `Usage:
  mainstay assess BUNDLE [--rules FILE] [--earlier BUNDLE] [--releases FILE] [--policy FILE] [--json]

BUNDLE is what \`mainstay collect\` packed (.tar.gz), or a snapshot.json. Nothing is unpacked to disk.
  --rules     a rule set of your own; without it, the one that ships
  --earlier   the bundle before of the same installation: what changed, and whether it got slower
  --releases  JSON list of {"version", "kind", "availableOn"}, for the support window of the product's version
Exit: 0 no rule failed, 1 rules failed or the rule set has problems, 2 wrong usage or a bundle that is refused.
`

const options = {
  rules: { type: 'string' },
  earlier: { type: 'string' },
  releases: { type: 'string' },
  policy: { type: 'string' },
  json: { type: 'boolean', default: false },
} as const

/** `mainstay assess`: the same verdicts as the desk gives, offline. */
export async function assessCommand(args: readonly string[], io: PolicyIo): Promise<number> {
  if (args[0] === '--help' || args[0] === 'help') {
    io.stdout.write(usage)
    return 0
  }
  try {
    const { values, positionals } = readArgs(args, options, 1)
    const [path] = positionals
    if (path === undefined) throw new WrongUsage(usage.trimEnd())
    const assessed = await assessFile(path, values, { io, json: values.json })
    io.stdout.write(values.json ? `${JSON.stringify(asJson(assessed))}\n` : sayAssessment(assessed))
    return assessed.evaluation.results.some(({ state }) => state === 'failed') ? 1 : 0
  } catch (error) {
    return explainFailure(error, io)
  }
}

interface Values {
  readonly rules?: string | undefined
  readonly earlier?: string | undefined
  readonly releases?: string | undefined
  readonly policy?: string | undefined
}
async function assessFile(path: string, values: Values, reading: Reading): Promise<Assessed> {
  const ruleSet = await readRules(values.rules, reading)
  const snapshot = await readBundleFile(path)
  const earlier = values.earlier === undefined ? undefined : await readBundleFile(values.earlier)
  const judge = async (one: Snapshot, before?: Snapshot) => evaluate({ ruleSet, one, before, values }, reading)
  const evaluation = await judge(snapshot, earlier)
  const findings = compareEvaluations(evaluation, earlier && (await judge(earlier)))
  return { evaluation, findings, hasEarlier: earlier !== undefined, score: scoreOf(findings, ruleSet.scoring) }
}

interface Judged {
  readonly ruleSet: RuleSet
  readonly one: Snapshot
  readonly before: Snapshot | undefined
  readonly values: Values
}
/** Ages are counted to the instant of collecting, so that a bundle gives the same verdicts whenever it is looked at. */
async function evaluate({ ruleSet, one, before, values }: Judged, reading: Reading): Promise<Evaluation> {
  const at = Date.parse(one.collectedAt)
  const support = await findSupport(one, { releases: values.releases, policy: values.policy, at }, reading)
  const answer = await evaluateInWorker({ ruleSet, snapshot: one, at, support, earlier: before })
  if (answer.ok) return answer.evaluation
  throw new WrongUsage(`${answer.detail} [${answer.code}]`)
}

const asJson = ({ evaluation, score, findings }: Assessed) => {
  const { results, health, ...head } = evaluation
  return { ...head, score, findings, results, health }
}
