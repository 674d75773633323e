import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

/** Where the bytes go: a port of this machine, or a socket in the file system. */
export type Target = { readonly port: number; readonly host: string } | { readonly path: string }

interface Line {
  readonly near: Socket
  readonly far: Socket
  /** Everything that the near side said, for telling lines apart. */
  said: string
  isSilent: boolean
  losesAnswer: boolean
}

/** A wire between two programs that can go silent, be cut, or lose an answer on its way back. */
export interface FaultProxy {
  readonly port: number
  /** Lines that stand now and on which `words` were said. */
  linesWith(words: string): number
  /** Bytes are swallowed both ways on those lines, and nobody is told: a half-open connection. */
  silence(words: string): void
  /** All lines end at once. */
  cut(): void
  /** The next line that says all of `words`, in their order, is cut as soon as its last word is answered: the answer is lost. */
  loseAnswerAfter(...words: readonly string[]): void
  lostAnswers(): number
  close(): Promise<void>
}

const remembered = 100_000

/** Opens a wire to `target` on a port of its own. */
export async function openFaultProxy(target: Target): Promise<FaultProxy> {
  const lines = new Set<Line>()
  let awaited: readonly string[] = []
  let lost = 0
  // without delay, as both ends would speak without the wire
  const server = createServer({ noDelay: true }, (near) => {
    const far = connect('path' in target ? { path: target.path } : { ...target, noDelay: true })
    const line: Line = { near, far, said: '', isSilent: false, losesAnswer: false }
    lines.add(line)
    near.on('data', (bytes) => {
      line.said = (line.said + bytes.toString('latin1')).slice(-remembered)
      if (awaited.length > 0 && saysAll(line.said, awaited)) {
        awaited = []
        line.losesAnswer = true
      }
      if (!line.isSilent) far.write(bytes)
    })
    far.on('data', (bytes) => {
      if (line.losesAnswer) {
        lost += 1
        end(line)
      } else if (!line.isSilent) near.write(bytes)
    })
    for (const side of [near, far]) {
      side.on('error', () => undefined)
      side.on('close', () => end(line))
    }
  })
  const end = (line: Line) => {
    lines.delete(line)
    line.near.destroy()
    line.far.destroy()
  }
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    linesWith: (words) => [...lines].filter((line) => !line.isSilent && line.said.includes(words)).length,
    silence: (words) => {
      for (const line of lines) line.isSilent ||= line.said.includes(words)
    },
    cut: () => {
      for (const line of lines) end(line)
    },
    loseAnswerAfter: (...words) => {
      awaited = words
    },
    lostAnswers: () => lost,
    close: async () => {
      for (const line of lines) end(line)
      await new Promise((closed) => server.close(closed))
    },
  }
}

/** Each word after the one before it. */
function saysAll(said: string, words: readonly string[]): boolean {
  let from = 0
  for (const word of words) {
    const at = said.indexOf(word, from)
    if (at < 0) return false
    from = at + word.length
  }
  return true
}
