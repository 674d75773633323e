import { Refusal } from '@mainstay/contracts/problems'
import { CommandRefused } from '@mainstay/server/platform/data-directory'
import { configured } from './configured.ts'
import { type PolicyIo, readArgs, readPolicyText, WrongUsage } from './policy-io.ts'

const options = { 'data-dir': { type: 'string' }, json: { type: 'boolean', default: false } } as const

/** `policy publish FILE`: publishes a document for good on the configured desk; agreements made from then on pin it. */
export const publishPolicyFile = async (args: readonly string[], io: PolicyIo): Promise<number> => {
  const { values, positionals } = readArgs(args, options, 1)
  const [path] = positionals
  if (path === undefined) throw new WrongUsage('Name the file: mainstay policy publish FILE.')
  const { policy, source } = await readPolicyText(path, { io, json: values.json })
  const { version, title } = policy
  const said = values['data-dir'] === undefined ? {} : { dataDir: values['data-dir'] }
  const publish = async (config: Parameters<Parameters<typeof configured>[2]>[0]): Promise<number> => {
    const { publishDeskPolicy } = await import('@mainstay/server/main/desk-commands')
    const refused = await publishDeskPolicy(config, source).then(() => undefined, sayRefusal)
    if (refused !== undefined) {
      io.stderr.write(`${refused}\n`)
      return 1
    }
    const sentence = `${title}, version ${version}, is published. New agreements follow it; those in force keep theirs.`
    io.stdout.write(values.json ? `${JSON.stringify({ version, title })}\n` : `${sentence}\n`)
    return 0
  }
  return await configured({ env: io.env ?? {}, stderr: io.stderr }, 'all', publish, said)
}

const sayRefusal = (error: unknown): string => {
  if (error instanceof Refusal || error instanceof CommandRefused) return error.message
  throw error
}
