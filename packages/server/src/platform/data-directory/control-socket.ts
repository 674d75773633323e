import { openSync } from 'node:fs'
import { chmod, rm } from 'node:fs/promises'
import { createConnection, createServer, type Socket } from 'node:net'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Logger } from 'pino'
import { z } from 'zod'

/** What a running process does for a command: takes and gives JSON. */
type ControlCommand = (input: unknown) => Promise<unknown>
export type ControlCommands = Readonly<Record<string, ControlCommand>>

const Request = z.strictObject({ command: z.string(), input: z.unknown() })
const Answer = z.union([
  z.strictObject({ ok: z.literal(true), result: z.unknown() }),
  z.strictObject({ ok: z.literal(false), message: z.string() }),
])
/** The longest path that a socket may have on the systems we run on, with a byte to spare. */
const LONGEST = 100
const LONGEST_LINE = 1_000_000

/** No process answers in this directory. */
export class NobodyAnswers extends Error {}
/** The running process could not do it; the message is its sentence. */
export class CommandRefused extends Error {}

/**
 * Serves commands of the same user through a socket in the directory, one JSON line each way. Only the holder of the
 * directory's lock may call this: a socket left by a killed process is replaced.
 */
export async function serveControl(
  folder: string,
  commands: ControlCommands,
  log: Logger,
): Promise<{ stop(): Promise<void> }> {
  const path = join(folder, 'control.sock')
  await rm(path, { force: true })
  const open = new Set<Socket>()
  const server = createServer((socket) => {
    open.add(socket)
    socket.on('close', () => open.delete(socket))
    socket.on('error', () => socket.destroy())
    answerLines(socket, commands, log)
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(reachable(folder), resolve)
  })
  await chmod(path, 0o600)
  return {
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        for (const socket of open) socket.destroy()
      }),
  }
}

/** Asks the process that holds the directory. Throws `NobodyAnswers` or `CommandRefused`. */
export async function askRunning(folder: string, command: string, input: unknown = null): Promise<unknown> {
  const socket = createConnection(reachable(folder))
  try {
    await new Promise<void>((resolve, reject) => {
      socket.once('connect', resolve)
      socket.once('error', () =>
        reject(
          new NobodyAnswers(
            `${folder} is held by a Mainstay that does not answer. It may be starting: try again in a moment.`,
          ),
        ),
      )
    })
    socket.write(`${JSON.stringify({ command, input })}\n`)
    for await (const line of createInterface({ input: socket })) {
      const answer = Answer.parse(JSON.parse(line))
      if (!answer.ok) throw new CommandRefused(answer.message)
      return answer.result
    }
    throw new NobodyAnswers('the running Mainstay went away before it answered')
  } finally {
    socket.destroy()
  }
}

function answerLines(socket: Socket, commands: ControlCommands, log: Logger): void {
  let received = 0
  socket.on('data', (chunk) => {
    received += chunk.length
    if (received > LONGEST_LINE) socket.destroy()
  })
  createInterface({ input: socket }).on('line', (line) => {
    void answer(line, commands, log).then((reply) => {
      if (!socket.destroyed) socket.write(`${JSON.stringify(reply)}\n`)
    })
  })
}

async function answer(line: string, commands: ControlCommands, log: Logger): Promise<z.infer<typeof Answer>> {
  try {
    const request = Request.parse(JSON.parse(line))
    const run = Object.hasOwn(commands, request.command) ? commands[request.command] : undefined
    if (!run) return { ok: false, message: `The running Mainstay does not know the command ${request.command}.` }
    return { ok: true, result: (await run(request.input)) ?? null }
  } catch (error) {
    log.warn({ err: error }, 'a control command failed')
    return { ok: false, message: error instanceof Error ? error.message : 'The command failed.' }
  }
}

/** A path short enough for a socket: through the open folder where the folder's own path is too long (Linux). */
function reachable(folder: string): string {
  const path = join(folder, 'control.sock')
  if (Buffer.byteLength(path) <= LONGEST) return path
  return `/proc/self/fd/${openSync(folder, 'r')}/control.sock`
}
