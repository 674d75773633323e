import { CalendarError, formatInstant, parseInstant, suggestZone } from '@mainstay/policy/calendar'
import { decideResponse, type ResponseDue } from '@mainstay/policy/decisions'
import { clockTerms } from '@mainstay/policy/entitlements'
import { type Priority, priorities } from '@mainstay/policy/priority'
import { cityOf, type Decision, explain, sayInstant } from '@mainstay/policy/reasons'
import { type PolicyIo, readAnnex, readArgs, readPolicy, WrongUsage } from './policy-io.ts'
import { soldTerms } from './policy-sold.ts'

const options = {
  policy: { type: 'string' },
  plan: { type: 'string' },
  addon: { type: 'string', multiple: true, default: [] as string[] },
  annex: { type: 'string' },
  priority: { type: 'string' },
  zone: { type: 'string' },
  city: { type: 'string' },
  at: { type: 'string' },
  json: { type: 'boolean', default: false },
} as const

const required = (value: string | undefined, name: string, example: string): string => {
  if (value !== undefined && value !== '') return value
  throw new WrongUsage(`--${name} is needed, such as --${name} ${example}.`)
}

const requirePriority = (written: string): Priority => {
  const priority = priorities.find((known) => known === written.toUpperCase())
  if (!priority) throw new WrongUsage(`A priority is P0, P1, P2, P3 or P4, not \`${written}\`.`)
  return priority
}

const requireInstant = (written: string): number => {
  try {
    return parseInstant(written)
  } catch (error) {
    throw error instanceof CalendarError ? new WrongUsage(`--at: ${error.message}`) : error
  }
}

const requireZone = (zone: string): string => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
    return zone
  } catch {
    const near = suggestZone(zone)
    throw new WrongUsage(`\`${zone}\` is not a time zone.${near === undefined ? '' : ` Did you mean \`${near}\`?`}`)
  }
}

const asJson = (decision: Decision<ResponseDue>, texts: readonly string[]): string => {
  const { startedAt, dueAt, target, coverage, zone, steps } = decision.result
  return `${JSON.stringify({
    startedAt: formatInstant(startedAt),
    dueAt: formatInstant(dueAt),
    target: target.written,
    coverage,
    zone,
    policyVersion: decision.policyVersion,
    clauses: decision.clauses,
    reasons: decision.reasons.map(({ code, clause, facts }, index) => ({
      code,
      clause: clause ?? null,
      facts,
      text: texts[index] ?? '',
    })),
    steps: steps.map((step) => ({ ...step, from: formatInstant(step.from), to: formatInstant(step.to) })),
  })}\n`
}

const asText = (decision: Decision<ResponseDue>, texts: readonly string[], zone: string): string => {
  const due = formatInstant(decision.result.dueAt)
  const reasons = decision.reasons.map(({ clause }, index) => `  ${(clause ?? '').padEnd(5)} ${texts[index] ?? ''}`)
  return [
    `An answer is due ${sayInstant(due, { locale: 'en', readerZone: zone })} in ${decision.result.city} (${due}).`,
    ...reasons,
    '',
  ].join('\n')
}

/** The calendar may know no answer, for an instant at the end of all years. */
const decide = (question: Parameters<typeof decideResponse>[0]): Decision<ResponseDue> => {
  try {
    return decideResponse(question)
  } catch (error) {
    throw error instanceof CalendarError ? new WrongUsage(error.message) : error
  }
}

/** `policy due`: when the first answer would be due, and every step of why. */
export const sayDue = async (args: readonly string[], io: PolicyIo): Promise<number> => {
  const { values } = readArgs(args, options, 0)
  const plan = required(values.plan, 'plan', 'premium')
  const priority = requirePriority(required(values.priority, 'priority', 'P1'))
  const zone = requireZone(required(values.zone, 'zone', 'America/Chicago'))
  const at = requireInstant(required(values.at, 'at', '2026-11-25T16:00:00-06:00'))
  const reading = { io, json: values.json }
  const policy = await readPolicy(values.policy, reading)
  const sold = soldTerms(policy, { plan, addOns: values.addon, annex: await readAnnex(values.annex, reading) })
  const place = { zone, city: values.city ?? cityOf(zone) }
  const terms = clockTerms(policy, { ...sold, policyVersion: policy.version }, place, io.tzdata ?? 'unknown')
  const decision = decide({ terms, priority, at })
  const texts = decision.reasons.map((reason) =>
    explain(reason, { reader: 'customer', locale: 'en', readerZone: zone }),
  )
  io.stdout.write(values.json ? asJson(decision, texts) : asText(decision, texts, zone))
  return 0
}
