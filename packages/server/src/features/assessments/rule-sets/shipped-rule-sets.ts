import { readFile } from 'node:fs/promises'
import { type RuleSet, readRuleSet } from '@mainstay/policy/assessments'

/** In the order in which they are offered. */
const shipped = ['self-hosted-web-application.yaml']
let read: Promise<readonly RuleSet[]> | undefined

/** The rule sets that come with the product, read once. */
export function shippedRuleSets(): Promise<readonly RuleSet[]> {
  read ??= Promise.all(shipped.map(readOne))
  return read
}

async function readOne(fileName: string): Promise<RuleSet> {
  const url = new URL(import.meta.resolve(`@mainstay/policy/rules/${fileName}`))
  const reading = readRuleSet(await readFile(url, 'utf8'), { fileName })
  if (!reading.ok) throw new Error(`the shipped rules have faults: ${reading.problems[0]?.message ?? fileName}`)
  return reading.ruleSet
}
