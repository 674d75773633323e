import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inject } from 'vitest'

/** A data directory of the test's own, with the demo already played. */
export interface DemoFolder {
  readonly path: string
  remove(): Promise<void>
}

/** Copies the played demo: what fell due since fires at the first start, as after any pause. */
export async function makeDemoFolder(): Promise<DemoFolder> {
  const path = await mkdtemp(join(tmpdir(), 'mainstay-journey-'))
  const isKept = (from: string) => !from.endsWith('control.sock')
  await cp(inject('playedDemo'), path, { recursive: true, filter: isKept })
  return { path, remove: () => rm(path, { recursive: true, force: true }) }
}
