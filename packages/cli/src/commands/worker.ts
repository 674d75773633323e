import type { Io } from '../io.ts'
import { configured, leave, toldToStop } from './configured.ts'

/** `mainstay worker`: fires what is due and delivers what leaves the building, beside others, and answers nobody. */
export const workerCommand = (_args: readonly string[], io: Io): Promise<number> =>
  configured(io, 'worker', async (config) => {
    const { startDesk } = await import('@mainstay/server/main/start-desk')
    const open = await startDesk({ config })
    await open.startWork()
    io.stdout.write('The worker is at work.\n')
    await toldToStop()
    await open.close()
    return leave(0)
  })
