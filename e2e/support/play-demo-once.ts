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

/** Plays the demo once for all journeys; each begins on a copy of its own. */
export default async function playDemoOnce(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'mainstay-played-'))
  const desk = await startDesk({ dataDir: folder })
  await desk.stop()
  project.provide('playedDemo', folder)
  return () => rm(folder, { recursive: true, force: true })
}
