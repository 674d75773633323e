import { pino } from 'pino'
import { openFilesOnDisk } from '../../packages/server/src/adapters/files-on-disk.ts'
import { openDesk } from '../../packages/server/src/main/desk.ts'
import type { Desk } from '../../packages/server/src/main/desk-parts.ts'
import { foundVendor } from '../../packages/server/src/main/found-vendor.ts'
import { VirtualClock } from '../../packages/server/src/platform/clock/index.ts'
import { openPostgres } from '../../packages/server/src/platform/db/index.ts'
import { systemRandomness } from '../../packages/server/src/platform/ids/uuid-v7.ts'

export interface VirtualDesk {
  readonly desk: Desk
  readonly clock: VirtualClock
  close(): Promise<void>
}

/** The whole product on a server of the bench under a clock that is moved by hand; nobody comes in and no mail leaves. */
export async function openVirtualDesk(url: string, folder: string, at: number): Promise<VirtualDesk> {
  const clock = new VirtualClock(at)
  const log = pino({ level: 'silent' })
  const database = openPostgres({ url }, log)
  const desk = await openDesk({
    database,
    databaseUrl: url,
    clock,
    random: systemRandomness(),
    log,
    secret: 'a secret of the bench, of no other use',
    files: await openFilesOnDisk(folder),
    publicUrl: undefined,
    localUrl: 'http://localhost:4080',
    clockState: () => undefined,
    mail: undefined,
    lookUpTxt: async () => ({ ok: true, texts: [] }),
    filesOrigin: undefined,
    trustedProxies: [],
    oidc: () => Promise.reject(new Error('nobody comes in')),
    metricsToken: undefined,
    limits: { perPerson: 0, perSource: 0 },
    checksAnswers: false,
    isFrozen: () => false,
    setupToken: 'unused',
    mounts: [],
    readiness: () => async () => ({ isReady: true, details: {} }),
    metrics: async () => '',
  })
  await foundVendor(desk)
  return {
    desk,
    clock,
    async close() {
      await desk.close()
      await database.close()
    },
  }
}
