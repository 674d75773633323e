import type { AddressInfo } from 'node:net'
import { nap } from '../platform/clock/index.ts'
import { type StartedDesk, type StartOptions, startDesk } from './start-desk.ts'

export interface ServedDesk extends StartedDesk {
  /** Where it answers. */
  readonly url: string
}

const lookAgainMs = 50

/** Starts a desk, lets it listen and sets it to work. Returns once it answers: what came before may have kept it busy. */
export async function serveDesk(options: StartOptions, started?: StartedDesk): Promise<ServedDesk> {
  const open = started ?? (await startDesk(options))
  const { host, port, publicUrl } = options.config
  await open.startWork()
  await open.desk.app.listen({ host, port })
  while (open.desk.app.isUnderPressure()) await nap(lookAgainMs).done
  const { port: bound } = open.desk.app.server.address() as AddressInfo
  return {
    ...open,
    url: publicUrl ?? `http://${host === '0.0.0.0' || host === '127.0.0.1' ? 'localhost' : host}:${bound}`,
  }
}
