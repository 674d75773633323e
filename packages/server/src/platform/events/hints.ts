import type { Logger } from 'pino'
import { after } from '../clock/timers.ts'
import type { DeskDatabase } from '../db/database.ts'

/** `desk_events`: something was told. `desk_timers`: a timer was set that may be the next. */
const channels = ['desk_events', 'desk_timers'] as const
export type Channel = (typeof channels)[number]

/** Says "look now" to whoever waits in this process and, by NOTIFY, in the others. A hint only: everybody also polls. */
export interface Hints {
  give(channel: Channel): void
  /** The returned function ends it. */
  on(channel: Channel, heard: () => void): () => void
  stop(): Promise<void>
}
const GATHER_MS = 10

/**
 * NOTIFY is sent apart from the transactions and gathered: within a transaction it would make every commit of the
 * server wait for the one before it.
 */
export function openHints(database: DeskDatabase, log: Logger): Hints {
  const hearers = new Map<string, Set<() => void>>(channels.map((channel) => [channel, new Set()]))
  const gathered = new Set<Channel>()
  const tellHere = (channel: string) => {
    for (const heard of hearers.get(channel) ?? []) heard()
  }
  const listening = database.listen(channels, tellHere)
  const tellOthers = () => {
    const words = [...gathered].map((channel) => `NOTIFY ${channel}`).join('; ')
    gathered.clear()
    database.pool.query(words).catch((error: Error) => log.debug({ code: error.name }, 'a hint was lost'))
  }
  return {
    give(channel) {
      tellHere(channel)
      if (database.engine === 'embedded') return
      if (gathered.size === 0) after(GATHER_MS, tellOthers)
      gathered.add(channel)
    },
    on(channel, heard) {
      hearers.get(channel)?.add(heard)
      return () => void hearers.get(channel)?.delete(heard)
    },
    stop: () => listening.stop(),
  }
}
