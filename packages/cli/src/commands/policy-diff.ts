import { diffPolicies, type PolicyChange } from '@mainstay/policy/document'
import { type PolicyIo, readArgs, readPolicy, WrongUsage } from './policy-io.ts'

const options = { json: { type: 'boolean', default: false } } as const
const signs: Readonly<Record<PolicyChange['effect'], string>> = { better: '+', worse: '-', neutral: ' ' }

/** `policy diff A B`: what changes from A to B, for whom; `+` better and `-` worse for the customer. */
export const diffPolicyFiles = async (args: readonly string[], io: PolicyIo): Promise<number> => {
  const { values, positionals } = readArgs(args, options, 2)
  const [before, after] = positionals
  if (before === undefined || after === undefined)
    throw new WrongUsage('Name two files: mainstay policy diff BEFORE AFTER.')
  const reading = { io, json: values.json }
  const [old, now] = [await readPolicy(before, reading), await readPolicy(after, reading)]
  const changes = diffPolicies(old, now)
  if (values.json) io.stdout.write(`${JSON.stringify({ from: old.version, to: now.version, changes })}\n`)
  else if (changes.length === 0) io.stdout.write('Nothing differs.\n')
  else io.stdout.write(`${changes.map(({ effect, text }) => `${signs[effect]} ${text}`).join('\n')}\n`)
  return 0
}
