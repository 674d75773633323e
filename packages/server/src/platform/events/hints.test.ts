import { createServer, connect as dial, type Server, type Socket } from 'node:net'
import { join } from 'node:path'
import { pino } from 'pino'
import { describe, expect, inject, it } from 'vitest'
import { bothEngines, openTestDatabase } from '../../../test/desk-database.ts'
import { openPostgres } from '../db/index.ts'
import { openHints } from './hints.ts'

const log = pino({ level: 'silent' })

describe.each(bothEngines())('a hint on %s', (engine) => {
  it('reaches those who wait in this process at once', async () => {
    const db = await openTestDatabase(engine)
    const hints = openHints(db.database, log)
    let heard = 0
    const leave = hints.on('desk_events', () => {
      heard += 1
    })
    const before = heard
    hints.give('desk_events')
    expect(heard).toBe(before + 1)
    leave()
    hints.give('desk_events')
    expect(heard).toBe(before + 1)
    await hints.stop()
    await db.close()
  })
})

describe.runIf(bothEngines().includes('postgres'))('a hint between processes', () => {
  it('arrives, also again after the listening connection died without a word', async () => {
    const db = await openTestDatabase('postgres')
    const wire = await openSilentWire(join(inject('deskDatabases').postgres?.folder ?? '', '.s.PGSQL.5432'))
    const name = new URL(db.url ?? '').pathname
    const listener = openPostgres({ url: `postgresql://desk_login@127.0.0.1:${wire.port}${name}` }, log)
    const [here, there] = [openHints(db.database, log), openHints(listener, log)]
    let heard = 0
    there.on('desk_timers', () => {
      heard += 1
    })
    const arrives = async () => {
      const before = heard
      await expect
        .poll(
          () => {
            here.give('desk_timers')
            return heard > before
          },
          { timeout: 30_000, interval: 200 },
        )
        .toBe(true)
    }
    await arrives()
    wire.goSilent()
    await arrives()
    await Promise.all([here.stop(), there.stop(), listener.close()])
    wire.close()
    await db.close()
  })
})

/** A wire to the server's socket that can stop carrying anything while both ends believe that it stands (F07). */
async function openSilentWire(path: string): Promise<{ port: number; goSilent(): void; close(): void }> {
  const pairs: Socket[][] = []
  const server: Server = createServer((near) => {
    const far = dial(path)
    pairs.push([near, far])
    near.pipe(far).pipe(near)
    for (const end of [near, far]) end.on('error', () => undefined)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (typeof address !== 'object' || address === null) throw new Error('no port')
  return {
    port: address.port,
    goSilent: () => {
      for (const [near, far] of pairs.splice(0)) {
        near?.unpipe()
        far?.unpipe()
        near?.resume()
        far?.resume()
      }
    },
    close: () => server.close(),
  }
}
