import pg from 'pg'
import type { Logger } from 'pino'
import { repeat } from '../clock/timers.ts'
import type { Listening } from './database.ts'

interface Ears {
  readonly channels: readonly string[]
  readonly heard: (channel: string) => void
  readonly log: Logger
}
const PROBE_MS = 2_500
const PROBE_ANSWER_MS = 3_000

/**
 * Hears NOTIFY on a connection of its own. A hint only: whoever listens also polls. A connection that died silently is
 * found by a probe within 6 s and replaced (F07); after each reconnect every channel counts as heard once.
 */
export function listenOnPostgres(connection: pg.ClientConfig, ears: Ears): Listening {
  let client: pg.Client | undefined
  let stopped = false
  let busy = false

  const drop = () => {
    const old = client
    client = undefined
    if (old) void old.end().catch(() => undefined)
  }
  const connect = async () => {
    const fresh = new pg.Client({ ...connection, application_name: 'mainstay listen', query_timeout: PROBE_ANSWER_MS })
    fresh.on('error', () => (client === fresh ? drop() : undefined))
    fresh.on('end', () => (client === fresh ? drop() : undefined))
    fresh.on('notification', (note) => ears.heard(note.channel))
    await fresh.connect()
    await fresh.query(ears.channels.map((channel) => `LISTEN ${pg.escapeIdentifier(channel)}`).join('; '))
    if (stopped) return void (await fresh.end())
    client = fresh
    for (const channel of ears.channels) ears.heard(channel)
  }
  const probe = async () => {
    if (stopped || busy) return
    busy = true
    try {
      if (client) await client.query('SELECT 1')
      else await connect()
    } catch (error) {
      ears.log.warn(
        { code: error instanceof Error ? error.name : 'unknown' },
        'the notification connection was renewed',
      )
      drop()
    } finally {
      busy = false
    }
  }
  void probe()
  const timer = repeat(() => void probe(), { everyMs: PROBE_MS })
  return {
    async stop() {
      stopped = true
      timer.stop()
      drop()
    },
  }
}
