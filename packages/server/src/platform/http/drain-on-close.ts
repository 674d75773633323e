import type { FastifyInstance } from 'fastify'
import { after, repeat } from '../clock/timers.ts'

const lookEveryMs = 50
const patienceMs = 10_000

/**
 * Lets a closing server finish what it has begun: connections end after their present answer, idle ones at once, and
 * whoever is still there after ten seconds is cut off. No request that was taken in fails (F32).
 */
export function drainOnClose(app: FastifyInstance, beforeDrain: () => void): void {
  let isClosing = false
  app.addHook('onSend', async (_request, reply) => {
    if (isClosing) reply.header('Connection', 'close')
  })
  app.addHook('preClose', async () => {
    isClosing = true
    beforeDrain()
    const { server } = app
    const sweep = repeat(() => server.closeIdleConnections(), { everyMs: lookEveryMs })
    const cut = after(patienceMs, () => server.closeAllConnections())
    server.on('close', () => {
      sweep.stop()
      cut.stop()
    })
  })
}
