import { createReadStream } from 'node:fs'
import { resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import type { ExportVerdict } from '@mainstay/server/platform/events'
import type { Io } from '../io.ts'
import { configured } from './configured.ts'

const usage = `Usage: mainstay audit export FILE [--account CODE] [--data-dir DIR]
       mainstay audit verify FILE [--anchors FILE]
`
const options = {
  account: { type: 'string' },
  anchors: { type: 'string' },
  'data-dir': { type: 'string' },
  json: { type: 'boolean', default: false },
} as const

/** `mainstay audit export | verify`: a copy of the audit log, and whether a copy is whole. */
export const auditCommand = async (args: readonly string[], io: Io): Promise<number> => {
  const read = readArgs(args)
  const [what, file] = read?.positionals ?? []
  if (!read || file === undefined || read.positionals.length > 2) return wrongUsage(io)
  if (what === 'export') return await exportAudit(resolve(file), read.values, io)
  if (what === 'verify') return await verifyAudit(file, read.values, io)
  return wrongUsage(io)
}

const readArgs = (args: readonly string[]) => {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true })
  } catch {
    return undefined
  }
}
type Values = NonNullable<ReturnType<typeof readArgs>>['values']

const wrongUsage = (io: Io): number => {
  io.stderr.write(usage)
  return 2
}

const exportAudit = (file: string, { account, 'data-dir': dataDir, json }: Values, io: Io): Promise<number> =>
  configured(
    io,
    'all',
    async (config) => {
      const { exportDeskAudit } = await import('@mainstay/server/main/desk-commands')
      const done = await exportDeskAudit(config, { file, ...(account !== undefined && { account }) })
      if ('unknownAccount' in done) {
        io.stderr.write('There is no account with this code.\n')
        return 1
      }
      io.stdout.write(
        json
          ? `${JSON.stringify({ file, ...done })}\n`
          : `${done.entries} entries of ${done.chains} chains are in ${file}. Check it anywhere: mainstay audit verify FILE.\n`,
      )
      return 0
    },
    dataDir === undefined ? {} : { dataDir },
  )

/** Needs the file alone: no desk, no database, no settings. */
const verifyAudit = async (file: string, { anchors, json }: Values, io: Io): Promise<number> => {
  const { verifyExport } = await import('@mainstay/server/platform/events')
  const lines = createInterface({ input: createReadStream(file, 'utf8'), crlfDelay: Number.POSITIVE_INFINITY })
  try {
    const anchorLines = anchors === undefined ? [] : (await io.readFile(anchors)).split('\n')
    const verdict = await verifyExport(lines, anchorLines)
    io.stdout.write(json ? `${JSON.stringify(verdict)}\n` : `${say(verdict)}\n`)
    return verdict.isWhole ? 0 : 1
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error)) throw error
    io.stderr.write(`The file cannot be read (${String(error.code)}).\n`)
    return 2
  }
}

const nilAccount = '00000000-0000-0000-0000-000000000000'

function say(verdict: ExportVerdict): string {
  if (verdict.isWhole) {
    const { entries, chains, anchors } = verdict
    const held =
      anchors === 0
        ? 'No anchors were given: a tail that was cut before this copy was made would not show.'
        : `It agrees with ${anchors} anchors.`
    return `Whole: ${entries} entries of ${chains} chains. ${held}`
  }
  const { fault, accountId, seq, line } = verdict
  const chain = accountId === nilAccount ? 'the desk' : `account ${accountId}`
  const at = line === undefined ? '' : ` (line ${line})`
  switch (fault) {
    case 'edited':
      return `Entry ${seq} of ${chain} is not as it was written${at}.`
    case 'gap':
      return `Entry ${seq} of ${chain} is missing${at}.`
    case 'out_of_order':
      return `Entry ${seq} of ${chain} stands where another belongs${at}.`
    case 'tail_cut':
      return `The end of ${chain} is cut off: entry ${seq} and what followed are missing${at}.`
    case 'chain_missing':
      return `Everything of ${chain} is missing, which the anchors know.`
    case 'anchor_edited':
      return `The anchors are not as they were written${at}.`
    case 'cut_off':
      return 'The copy is not whole: it was cut off, or entries were taken out of it.'
    case 'unreadable':
      return `This is no copy of an audit log, or it was damaged${at}.`
  }
}
