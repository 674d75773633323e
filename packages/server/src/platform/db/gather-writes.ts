import type { Writable } from 'node:stream'
import type { ClientBase } from 'pg'

/**
 * Lets everything that is sent on this connection until the present turn of the event loop ends leave in one write.
 * Each write of its own would wake the server and be paid for by both sides; several statements that wait for no
 * answer cost one. The embedded engine has no socket: nothing to gather.
 */
export function gatherWrites(client: ClientBase): void {
  const { stream } = (client as unknown as { readonly connection: { readonly stream: Partial<Writable> } }).connection
  if (!isSocket(stream) || stream.writableCorked > 0) return
  stream.cork()
  process.nextTick(() => stream.uncork())
}

const isSocket = (stream: Partial<Writable>): stream is Writable => typeof stream.cork === 'function'
