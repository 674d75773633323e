import { watchEventsEndpoint } from '@mainstay/contracts/live'
import type { Logger } from 'pino'
import type { Ctx, Principal } from '../../platform/ctx.ts'
import type { Identify } from '../../platform/http/http-parts.ts'
import { type Route, serveRaw } from '../../platform/http/route.ts'
import type { OwnAddresses } from '../../platform/http/shields.ts'
import type { OpenUnit } from '../../platform/unit-of-work/index.ts'
import { EventHub } from './event-hub.ts'
import { OpenLines, watchEvents } from './watch-events.ts'

const worker: Principal = { role: 'desk_worker', actor: { kind: 'worker' } }

/** Live updates of this process. `hurry` is the hint that something was committed; `endAll` sends every watcher away. */
export interface Live {
  readonly routes: readonly Route[]
  readonly hurry: () => void
  readonly endAll: () => void
}

export function openLive(
  parts: {
    readonly openUnit: OpenUnit
    readonly identify: Identify
    readonly log: Logger
  } & OwnAddresses,
): Live {
  const { openUnit, identify, log, publicUrl, isPortalHost } = parts
  const read = <T>(work: (ctx: Ctx) => Promise<T>) => openUnit(worker, 'read', work)
  const hub = new EventHub({ read, log })
  const lines = new OpenLines()
  return {
    routes: [
      serveRaw(watchEventsEndpoint, watchEvents({ hub, openUnit, read, identify, publicUrl, isPortalHost }, lines)),
    ],
    hurry: () => hub.hurry(),
    endAll: () => lines.endAll(),
  }
}
