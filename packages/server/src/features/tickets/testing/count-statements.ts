import type { Ctx } from '../../../platform/ctx.ts'

interface Countable {
  query: (...args: readonly unknown[]) => unknown
}

/** How many statements a piece of work sends over its connection. */
export async function countStatements(ctx: Ctx, work: () => Promise<unknown>): Promise<number> {
  const client = Reflect.get(ctx, 'client') as Countable
  const send = client.query
  let sent = 0
  client.query = (...args) => {
    sent += 1
    return send.apply(client, [...args])
  }
  try {
    await work()
  } finally {
    client.query = send
  }
  return sent
}
