import { parseArgs } from 'node:util'
import type { DemoPerson } from '@mainstay/server/main/demo/open-demo'
import type { ServedDesk } from '@mainstay/server/main/serve'
import type { Config } from '@mainstay/server/platform/config'
import type { Io } from '../io.ts'
import { configured, leave, toldToStop } from './configured.ts'

const options = {
  demo: { type: 'boolean' },
  json: { type: 'boolean' },
  port: { type: 'string' },
  'data-dir': { type: 'string' },
} as const

/** Serves the desk of the data directory; one that nobody has set up prints the way in. */
const serveOwn = async (config: Config, io: Io): Promise<ServedDesk> => {
  const { serveDesk } = await import('@mainstay/server/main/serve')
  const { foundVendor } = await import('@mainstay/server/main/found-vendor')
  const desk = await serveDesk({ config })
  if (!desk.isSetUp) await foundVendor(desk.desk)
  io.stdout.write(`Mainstay answers at ${desk.url}\n`)
  if (!desk.isSetUp)
    io.stdout.write(`Set it up at ${desk.url}/console/setup with this word, good once: ${desk.setupToken}\n`)
  return desk
}

/** Serves the demo and prints who may sign in; with `json`, that line is all that standard output gets. */
const serveDemo = async (config: Config, io: Io, json: boolean): Promise<ServedDesk> => {
  const { openDemo } = await import('@mainstay/server/main/demo/open-demo')
  const { serveDesk } = await import('@mainstay/server/main/serve')
  if (!json) io.stdout.write('Mainstay opens the demo desk; the first time this takes a little while.\n')
  const { open, people } = await openDemo(config)
  const desk = await serveDesk({ config }, open)
  io.stdout.write(json ? `${JSON.stringify({ url: desk.url, people })}\n` : sayDemo(desk.url, people))
  return desk
}

const sayDemo = (url: string, people: readonly DemoPerson[]): string => {
  const lines = people.map(
    ({ name, role, account, email }) =>
      `  ${name.padEnd(18)}${(account ?? 'Northlight').padEnd(12)}${role.padEnd(10)}${email}`,
  )
  return [
    `\nMainstay answers at ${url}  (customers) and ${url}/console  (staff)`,
    `Sign in with any of these addresses and the password: ${people[0]?.password}\n`,
    ...lines,
    '',
  ].join('\n')
}

/** `mainstay serve [--demo] [--port 4080] [--data-dir DIR] [--json]` */
export const serveCommand = async (args: readonly string[], io: Io): Promise<number> => {
  const values = readOptions(args)
  if (!values) {
    io.stderr.write('Usage: mainstay serve [--demo] [--port 4080] [--data-dir DIR] [--json]\n')
    return 2
  }
  const said = values['data-dir'] === undefined ? {} : { dataDir: values['data-dir'] }
  const serve = async (config: Config): Promise<number> => {
    const desk = values.demo ? await serveDemo(config, io, values.json === true) : await serveOwn(config, io)
    await toldToStop()
    await desk.close()
    return leave(0)
  }
  const env = values.port === undefined ? io.env : { ...io.env, PORT: values.port }
  return await configured({ ...io, env }, 'all', serve, said)
}

const readOptions = (args: readonly string[]) => {
  try {
    return parseArgs({ args: [...args], options }).values
  } catch {
    return undefined
  }
}
