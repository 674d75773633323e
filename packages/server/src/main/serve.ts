import type { AddressInfo } from 'node:net'
import { type StartedDesk, type StartOptions, startDesk } from './start-desk.ts'

export interface ServedDesk extends StartedDesk {
  /** Where it answers. */
  readonly url: string
}

/** Starts a desk, lets it listen and sets it to work. */
export async function serveDesk(options: StartOptions, started?: StartedDesk): Promise<ServedDesk> {
  const open = started ?? (await startDesk(options))
  const { host, port, publicUrl } = options.config
  await open.startWork()
  await open.desk.app.listen({ host, port })
  const { port: bound } = open.desk.app.server.address() as AddressInfo
  return {
    ...open,
    url: publicUrl ?? `http://${host === '0.0.0.0' || host === '127.0.0.1' ? 'localhost' : host}:${bound}`,
  }
}
