import { ApiProblem } from './problem.ts'

/** Networks as people write them: parted by commas, spaces or lines. */
export const readNetworks = (written: string): string[] => written.split(/[\s,;]+/).filter((part) => part !== '')

/** Whether the desk refused one of the networks of a new key. */
export const isAboutNetworks = (problem: unknown): boolean =>
  problem instanceof ApiProblem && (problem.errors ?? []).some(({ pointer }) => pointer.startsWith('/networks'))
