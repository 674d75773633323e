import { parseArgs } from 'node:util'
import { ConfigRefused, readConfig } from '@mainstay/server/platform/config'
import type { Io } from '../io.ts'

const options = {
  demo: { type: 'boolean' },
  json: { type: 'boolean' },
  port: { type: 'string' },
  'data-dir': { type: 'string' },
} as const

/** Until the process is told to stop. */
const toldToStop = (): Promise<string> =>
  new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve(signal))
  })

/** `mainstay serve [--demo] [--port 4080] [--data-dir DIR] [--json]` */
export const serveCommand = async (args: readonly string[], io: Io): Promise<number> => {
  try {
    const { values } = parseArgs({ args: [...args], options })
    const config = readConfig(io.env, 'all', {
      ...(values.port === undefined ? {} : { port: Number(values.port) }),
      ...(values['data-dir'] === undefined ? {} : { dataDir: values['data-dir'] }),
    })
    const { serveDesk } = await import('@mainstay/server/main/serve')
    const desk = await serveDesk({ config })
    io.stdout.write(`Mainstay answers at ${desk.url}\n`)
    await toldToStop()
    await desk.close()
    return 0
  } catch (error) {
    if (error instanceof ConfigRefused) {
      io.stderr.write(`${error.faults.join('\n')}\n`)
      return 2
    }
    throw error
  }
}
