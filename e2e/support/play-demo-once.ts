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

let folder: string | undefined

/** Plays the demo once for all journeys; each begins on a copy of its own. */
export async function setup(project: TestProject): Promise<void> {
  folder = await mkdtemp(join(tmpdir(), 'mainstay-played-'))
  const desk = await startDesk({ dataDir: folder })
  await desk.stop()
  project.provide('playedDemo', folder)
}

export const teardown = async (): Promise<void> => {
  if (folder !== undefined) await rm(folder, { recursive: true, force: true })
}
