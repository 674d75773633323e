import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { startDesk } from './desk-process.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** A data directory in which the demo was played and the desk stopped in order. */
    readonly playedDemo: string
  }
}

/** Where the demo lies that this run has played: each project of a run prepares itself, one after the other. */
const played = 'MAINSTAY_PLAYED_DEMO'
let folder: string | undefined

/** Plays the demo once for all tests of the built product; each begins on a copy of its own. */
export async function setup(project: TestProject): Promise<void> {
  process.env[played] ??= await play()
  project.provide('playedDemo', process.env[played])
}

async function play(): Promise<string> {
  folder = await mkdtemp(join(tmpdir(), 'mainstay-played-'))
  const desk = await startDesk({ dataDir: folder })
  await desk.stop()
  return folder
}

export async function teardown(): Promise<void> {
  if (folder === undefined) return
  delete process.env[played]
  await rm(folder, { recursive: true, force: true })
}
