import { basename } from 'node:path'
import { type PolicyIo, readAnnex, readArgs, readPolicy, shippedPolicyPath, WrongUsage } from './policy-io.ts'

const options = {
  policy: { type: 'string' },
  annex: { type: 'string' },
  json: { type: 'boolean', default: false },
} as const

/** `policy check`: says that a document is sound, or every problem with its place and a suggestion. */
export const checkPolicy = async (args: readonly string[], io: PolicyIo): Promise<number> => {
  const { values, positionals } = readArgs(args, options, 1)
  if (values.policy !== undefined && positionals[0] !== undefined)
    throw new WrongUsage('Name the file once, with --policy or without.')
  const path = values.policy ?? positionals[0]
  const reading = { io, json: values.json }
  const policy = await readPolicy(path, reading)
  const annex = await readAnnex(values.annex, reading)
  const found = {
    version: policy.version,
    title: policy.title,
    plans: Object.keys(policy.plans),
    addOns: Object.keys(policy.addOns),
    clauses: policy.sections.reduce((sum, { clauses }) => sum + clauses.length, 0),
    ...(annex ? { annex: annex.orderForm } : {}),
  }
  const file = basename(path ?? shippedPolicyPath())
  if (values.json) io.stdout.write(`${JSON.stringify({ ok: true, file, policy: found, problems: [] })}\n`)
  else
    io.stdout.write(
      `${file}: ${policy.title}, version ${found.version}. ${found.clauses} clauses, plans ${found.plans.join(', ')}. No problems.\n`,
    )
  return 0
}
