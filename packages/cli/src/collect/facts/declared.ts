import { Unreadable } from '../machine/read-careful.ts'
import { connectionAccess, openDatabase } from '../postgresql/connection.ts'
import { askHttp } from './ask-http.ts'
import type { CollectorKind } from './collected.ts'
import { takeFacts, takeFrom } from './take-facts.ts'

/** Facts from a file that the product writes. */
export const fileCollector: CollectorKind<'file'> = {
  access: ({ path }) => ({ files: [path] }),
  read: async (collector, machine) => takeFrom((await machine.read(collector.path)).text, collector, machine),
}

/** Facts from a command that the product brings. */
export const commandCollector: CollectorKind<'command'> = {
  access: ({ argv, network }) => ({ commands: [argv], endpoints: network ? [argv.join(' ')] : [] }),
  read: async (collector, machine) => {
    if (collector.network) machine.mayAsk(collector.argv.join(' '))
    const ran = await machine.run(collector.argv, {
      timeoutMs: collector.timeoutSeconds * 1000,
      maxBytes: 8_000_000,
      env: collector.env,
    })
    if (ran.code === undefined || !collector.exitCodes.includes(ran.code))
      throw new Unreadable(`${collector.argv[0]} ended with ${ran.code}: ${ran.stderr.trim().split('\n')[0] ?? ''}`)
    return takeFrom(ran.stdout, collector, machine)
  },
}

/** Facts from an address of the product. */
export const httpCollector: CollectorKind<'http'> = {
  access: ({ url }) => ({ endpoints: [url] }),
  read: async (collector, machine) => {
    machine.mayAsk(collector.url)
    const { env, signal } = machine.surroundings
    const headers = Object.entries(collector.headersFrom).flatMap(([name, variable]) => {
      const value = env[variable]
      return value === undefined ? [] : [[name, `${collector.prefix}${value}`] as const]
    })
    const text = await askHttp(collector.url, {
      headers: Object.fromEntries(headers),
      timeoutMs: collector.timeoutSeconds * 1000,
      maxBytes: 8_000_000,
      signal,
    })
    machine.note(`GET ${collector.url}`, text)
    return takeFrom(text, collector, machine)
  },
}

/** Facts from one question to the product's database: `rows.0.total`, or all `rows`. */
export const sqlCollector: CollectorKind<'sql'> = {
  access: ({ connection, query }) => ({ ...connectionAccess(connection), queries: [query] }),
  read: async (collector, machine) => {
    const database = await openDatabase(collector.connection, machine)
    try {
      const rows = await database.rows(collector.query)
      const text = JSON.stringify(rows, null, 2)
      machine.note(collector.query, text)
      return takeFacts({ text, value: { rows } }, collector.take, machine)
    } finally {
      await database.close()
    }
  },
}

/** Facts that the file itself states. */
export const statedCollector: CollectorKind<'stated'> = {
  access: () => ({}),
  read: async ({ facts }, machine) => {
    machine.note('stated', JSON.stringify(facts, null, 2))
    return facts
  },
}
