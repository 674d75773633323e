/*
 * Stands where the module that prints does, and behaves as its input says. It is what somebody would write who had the run
 * of that process: what it gets hold of comes back as its print.
 */

type Attempt = () => unknown

const asked = async (name: string): Promise<unknown> => Object.keys((await import(name)) as object)
const held = globalThis as unknown as Readonly<Record<string, unknown>>
const inProcess = (name: string): unknown => (held.process as Readonly<Record<string, unknown>> | undefined)?.[name]
const call = (found: unknown, ...given: readonly unknown[]): unknown =>
  (found as (...all: unknown[]) => unknown)(...given)

const modules = [
  'node:fs',
  'fs',
  'node:net',
  'node:http',
  'http2',
  'tls',
  'dgram',
  'node:dns',
  'child_process',
  'node:worker_threads',
  'cluster',
  'inspector',
  'module',
  'process',
  'vm',
  'wasi',
  'node:sqlite',
]

const attempts = (address: string): Readonly<Record<string, Attempt>> => ({
  ...Object.fromEntries(modules.map((name) => [`import ${name}`, () => asked(name)])),
  'import a file': () => asked('file:///etc/passwd'),
  'import a text': () => asked('data:text/javascript,export default 1'),
  'import by address': () => asked(address),
  fetch: () => call(held.fetch, address),
  'fetch a file': () => call(held.fetch, 'file:///etc/passwd'),
  WebSocket: () => Reflect.construct(held.WebSocket as new (url: string) => object, [address.replace('http', 'ws')]),
  EventSource: () => Reflect.construct(held.EventSource as new (url: string) => object, [address]),
  getBuiltinModule: () => call(inProcess('getBuiltinModule'), 'fs'),
  binding: () => call(inProcess('binding'), 'tcp_wrap'),
  dlopen: () => call(inProcess('dlopen'), {}, '/lib/x86_64-linux-gnu/libc.so.6'),
  kill: () => call(inProcess('kill'), 1, 0),
  stdin: () => (inProcess('stdin') as object).constructor,
  'words as a program': () => call(Reflect.construct(Function, ['return 1'])),
})

async function outcomeOf(attempt: Attempt): Promise<string> {
  try {
    return `got ${typeof (await attempt())}`
  } catch {
    return 'refused'
  }
}

async function lookAround(address: string): Promise<Uint8Array> {
  const found: Record<string, string> = {}
  for (const [name, attempt] of Object.entries(attempts(address))) found[name] = await outcomeOf(attempt)
  return new TextEncoder().encode(JSON.stringify({ found, surroundings: inProcess('env') }))
}

/** Looks around, or never ends, or fills its memory, or breaks, or says what it was given. */
export async function printPaper(paper: { readonly wish: string; readonly address: string }): Promise<Uint8Array> {
  if (paper.wish === 'look') return await lookAround(paper.address)
  if (paper.wish === 'fail') throw new Error('a fault in here')
  const kept: unknown[] = []
  while (paper.wish === 'loop' || paper.wish === 'hoard')
    if (paper.wish === 'hoard') kept.push(new Array(10_000).fill({}))
  return new TextEncoder().encode(JSON.stringify(paper))
}
