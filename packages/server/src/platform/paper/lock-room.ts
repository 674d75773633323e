import { readdirSync, readFileSync, readSync, writeSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { join } from 'node:path'

/*
 * What is left of Node in the room where paper is printed: arithmetic. Node's permission model already keeps away disk,
 * programs and threads; it does not know the network, nor the signals that one process may send another. So everything that
 * leads outside is taken away before the module that prints is loaded, and no module of Node can be had by asking for it.
 */

const wires = [
  'fetch',
  'WebSocket',
  'EventSource',
  'XMLHttpRequest',
  'BroadcastChannel',
  'MessageChannel',
  'MessagePort',
  'Worker',
  'navigator',
  'localStorage',
  'sessionStorage',
  'caches',
  'require',
  'module',
]

export interface Room {
  /** Loads the one module that may be loaded. */
  readonly load: (url: string) => Promise<Record<string, unknown>>
  /** Everything that stands on standard input, as much as is allowed of it. Throws RangeError beyond. */
  readonly hear: (bytesAtMost: number) => Buffer
  readonly say: (bytes: Uint8Array) => void
  /** A face by its file's name. Undefined for every name that is not in one of the folders. */
  readonly readFace: (file: string) => Uint8Array | undefined
  readonly leave: (code: number) => never
}

/** Closes the room for good. What it gives is all that still reaches out: two pipes, a shelf of typefaces and the door. */
export function lockRoom(onlyModule: string, faceFolders: readonly string[]): Room {
  const { reallyExit } = process as unknown as { readonly reallyExit: (code: number) => never }
  const leave = reallyExit.bind(process)
  const room: Room = { load: (url) => import(url), hear, say, leave, readFace: shelfOf(faceFolders) }
  registerHooks({
    resolve(specifier, context, next) {
      if (specifier !== onlyModule) throw new Error('nothing else is to be had in this room')
      return next(specifier, context)
    },
  })
  for (const wire of wires) hide(globalThis, wire)
  hide(globalThis, 'console', silent)
  hide(globalThis, 'process', Object.freeze({ env: Object.freeze({}), nextTick: queueMicrotask }))
  return room
}

const hide = (owner: object, name: string, instead?: unknown): void => {
  Object.defineProperty(owner, name, { value: instead, writable: false, configurable: false, enumerable: false })
}
const nothing = (): void => undefined
/** It would open the standard streams, which are sockets. */
const silent = Object.freeze({
  log: nothing,
  info: nothing,
  debug: nothing,
  warn: nothing,
  error: nothing,
  trace: nothing,
})

/** Whoever asks names a file of the list, never a path. */
function shelfOf(folders: readonly string[]): Room['readFace'] {
  const shelf = new Map(folders.flatMap((folder) => readdirSync(folder).map((file) => [file, join(folder, file)])))
  return (file) => {
    const path = shelf.get(file)
    return path === undefined ? undefined : readFileSync(path)
  }
}

// by descriptor, not by stream: the streams of a process are sockets, and a socket's kind can open others

function hear(bytesAtMost: number): Buffer {
  const parts: Buffer[] = []
  let heard = 0
  for (;;) {
    const part = Buffer.alloc(65_536)
    const read = readSync(0, part)
    if (read === 0) return Buffer.concat(parts)
    heard += read
    if (heard > bytesAtMost) throw new RangeError('too much')
    parts.push(part.subarray(0, read))
  }
}

function say(bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; ) at += writeSync(1, bytes, at)
}
