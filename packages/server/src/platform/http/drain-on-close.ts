import type { Server } from 'node:http'
import type { FastifyInstance } from 'fastify'
import { after, nap, repeat } from '../clock/timers.ts'

/** Who asks again within this learns from the answer that the line ends, instead of finding it cut while asking. */
const farewellMs = 500
const lookEveryMs = 50
const patienceMs = 10_000

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
    const sweep = repeat(() => server.closeIdleConnections(), { everyMs: lookEveryMs })
    const cut = after(patienceMs, () => server.closeAllConnections())
    server.on('close', () => {
      sweep.stop()
      cut.stop()
    })
  })
  return () => isClosing
}

const hasConnections = (server: Server): Promise<boolean> =>
  new Promise((resolve) => server.getConnections((_error, count) => resolve(count > 0)))
