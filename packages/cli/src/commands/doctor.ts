import type { Finding } from '@mainstay/server/main/doctor'
import type { Io } from '../io.ts'
import { configured, readDataDir } from './configured.ts'

const marks = { well: 'well ', mind: 'mind ', wrong: 'WRONG' } as const

const say = (findings: readonly Finding[]): string =>
  findings.map(({ about, state, says }) => `${marks[state]}  ${about.padEnd(15)} ${says}\n`).join('')

/** `mainstay doctor [--json] [--data-dir DIR]`: 0 when nothing is wrong, 1 otherwise. */
export const doctorCommand = (args: readonly string[], io: Io): Promise<number> =>
  configured(
    io,
    'all',
    async (config) => {
      const { examineDesk } = await import('@mainstay/server/main/desk-commands')
      const findings = await examineDesk(config)
      io.stdout.write(args.includes('--json') ? `${JSON.stringify(findings)}\n` : say(findings))
      return findings.some(({ state }) => state === 'wrong') ? 1 : 0
    },
    readDataDir(args),
  )
