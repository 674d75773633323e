import { checkPolicy } from './policy-check.ts'
import { diffPolicyFiles } from './policy-diff.ts'
import { sayDue } from './policy-due.ts'
import { explainFailure, type PolicyIo } from './policy-io.ts'
import { sayLifecycle } from './policy-lifecycle.ts'
import { publishPolicyFile } from './policy-publish.ts'
import { renderPolicyFile } from './policy-render.ts'

export type { PolicyIo } from './policy-io.ts'

const usage = `Usage:
  mainstay policy check [FILE] [--policy FILE] [--annex FILE] [--json]
  mainstay policy render [--plan PLAN] [--addon ADDON]... [--annex FILE] [--format markdown|html] [--policy FILE] [--json]
  mainstay policy diff FILE FILE [--json]
  mainstay policy publish FILE [--data-dir DIR] [--json]
  mainstay policy due --plan PLAN [--addon ADDON]... --priority P0..P4 --zone ZONE --at INSTANT [--annex FILE] [--policy FILE] [--json]
  mainstay policy lifecycle --releases FILE --version VERSION --at DATE [--zone ZONE] [--policy FILE] [--json]

Without --policy, the policy that ships is used.
`

const commands: Readonly<Record<string, (args: readonly string[], io: PolicyIo) => Promise<number>>> = {
  check: checkPolicy,
  render: renderPolicyFile,
  diff: diffPolicyFiles,
  publish: publishPolicyFile,
  due: sayDue,
  lifecycle: sayLifecycle,
}

/**
 * `mainstay policy check|render|diff|publish|due|lifecycle`. Answers the exit code: 0, 1 for problems in a document, 2 for wrong usage, 3 when
 * the desk cannot be reached from here.
 * Reads and writes through `io` alone.
 */
export const policyCommand = async (args: readonly string[], io: PolicyIo): Promise<number> => {
  const [name = '', ...rest] = args
  if (name === '--help' || name === 'help') {
    io.stdout.write(usage)
    return 0
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (!command) {
    io.stderr.write(name === '' ? usage : `There is no \`policy ${name}\`.\n\n${usage}`)
    return 2
  }
  try {
    return await command(rest, io)
  } catch (error) {
    return explainFailure(error, io)
  }
}
