import { renderPolicy, renderSections } from '@mainstay/policy/document'
import { type PolicyIo, readAnnex, readArgs, readPolicy, WrongUsage } from './policy-io.ts'
import { soldTerms } from './policy-sold.ts'

const options = {
  policy: { type: 'string' },
  plan: { type: 'string' },
  addon: { type: 'string', multiple: true, default: [] as string[] },
  annex: { type: 'string' },
  format: { type: 'string', default: 'markdown' },
  json: { type: 'boolean', default: false },
} as const

const requireFormat = (format: string): 'markdown' | 'html' => {
  if (format === 'markdown' || format === 'html') return format
  throw new WrongUsage(`The format is \`markdown\` or \`html\`, not \`${format}\`.`)
}

/** `policy render`: the policy as a customer of the plan reads it. */
export const renderPolicyFile = async (args: readonly string[], io: PolicyIo): Promise<number> => {
  const { values } = readArgs(args, options, 0)
  const format = requireFormat(values.format)
  const reading = { io, json: values.json }
  const policy = await readPolicy(values.policy, reading)
  const annex = await readAnnex(values.annex, reading)
  const { terms: _, ...sold } = soldTerms(policy, { plan: values.plan, addOns: values.addon, annex })
  if (values.json) {
    const { version, title, vendor } = policy
    io.stdout.write(
      `${JSON.stringify({ version, title, vendor, plan: sold.plan, addOns: sold.addOns, sections: renderSections(policy, sold) })}\n`,
    )
  } else io.stdout.write(renderPolicy(policy, { ...sold, format }))
  return 0
}
