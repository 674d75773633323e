import type { Server } from 'node:http'
import type { FastifyInstance } from 'fastify'
import { after, giveWay, monotonicMs, nap, repeat } from '../clock/timers.ts'

/** Who asks again within this learns from the answer that the line ends, instead of finding it cut while asking. */
const farewellMs = 500
const lookEveryMs = 50
const patienceMs = 10_000
const quietMs = 1
const longestWaitMs = 1_000

/**
 * Lets a closing server finish what it has begun: connections end after their next answer, idle ones after half a
 * second, and whoever is still there after ten seconds is cut off. No request that was taken in fails (F32). Returns
 * whether the end has begun.
 */
export function drainOnClose(app: FastifyInstance, beforeDrain: () => void): () => boolean {
  let isClosing = false
  app.addHook('onSend', async (_request, reply) => {
    if (isClosing) reply.header('Connection', 'close')
  })
  app.addHook('preClose', async () => {
    isClosing = true
    beforeDrain()
    const { server } = app
    if (await hasConnections(server)) await nap(farewellMs).done
    await quietTurn()
    const sweep = repeat(() => void endIdle(server), { everyMs: lookEveryMs })
    const cut = after(patienceMs, () => server.closeAllConnections())
    server.on('close', () => {
      sweep.stop()
      cut.stop()
    })
  })
  return () => isClosing
}

/**
 * Waits for a turn of the event loop in which hardly anything came in. Who has just connected stands in the system's own
 * line until the loop takes it in, and is cut off when the door closes meanwhile.
 */
async function quietTurn(): Promise<void> {
  const latest = monotonicMs() + longestWaitMs
  let began: number
  do {
    began = monotonicMs()
    await giveWay()
  } while (monotonicMs() - began > quietMs && began < latest)
}

/** After the loop has read: what an idle line has sent meanwhile makes it a busy one. */
async function endIdle(server: Server): Promise<void> {
  await giveWay()
  server.closeIdleConnections()
}

const hasConnections = (server: Server): Promise<boolean> =>
  new Promise((resolve) => server.getConnections((_error, count) => resolve(count > 0)))
