import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { killMarked } from './kill-marked.ts'
import { type Limits, runCommand } from './run-command.ts'

const env = { PATH: process.env.PATH }
const run = (argv: readonly string[], limits: Partial<Limits> = {}) =>
  runCommand(argv, { timeoutMs: 5000, maxBytes: 100_000, env, mark: randomUUID(), ...limits })

it('gives output and exit code; no shell reads the words', async () => {
  expect(await run(['echo', '$HOME; ls', '*'])).toMatchObject({ code: 0, stdout: '$HOME; ls *\n' })
  expect(await run(['false'])).toMatchObject({ code: 1 })
  expect(await run(['no-such-program-here'])).toMatchObject({ code: undefined, missing: expect.any(String) })
})

it('hands on no more of the surroundings than was said, and no input', async () => {
  expect((await run(['env'])).stdout.replace(/=.*/g, '').trim().split('\n').sort()).toEqual([
    'MAINSTAY_COLLECT_MARK',
    'PATH',
  ])
  expect(await run(['cat'])).toMatchObject({ code: 0, stdout: '' })
})

it('one that sleeps is ended at its time, with its children', async () => {
  const mark = randomUUID()
  const ran = await run(['sh', '-c', 'sleep 300 & sleep 301; true'], { mark, timeoutMs: 300 })
  expect(ran).toMatchObject({ ended: 'timed_out' })
  expect(await killMarked(mark)).toBe(0)
})

it('one that prints without end is ended at its measure', async () => {
  const ran = await run(['yes'], { maxBytes: 50_000, timeoutMs: 20_000 })
  expect(ran).toMatchObject({ ended: 'too_long' })
  expect(ran.stdout.length).toBe(50_000)
})

it('one whose child leaves the group and keeps the pipe open is not waited for, and the child is ended', async () => {
  const mark = randomUUID()
  const ran = await run(['setsid', '-f', 'sleep', '302'], { mark, timeoutMs: 20_000 })
  expect(ran.tookMs).toBeLessThan(10_000)
  expect(await killMarked(mark)).toBe(1)
  expect(await killMarked(mark)).toBe(0)
})

it('one that forks and ignores every plea ends all the same', async () => {
  const mark = randomUUID()
  const script =
    "trap '' TERM INT HUP; for i in 1 2 3 4 5; do (trap '' TERM; setsid sleep 303) & done; while :; do sleep 1; done"
  expect(await run(['sh', '-c', script], { mark, timeoutMs: 500 })).toMatchObject({ ended: 'timed_out' })
  expect(await killMarked(mark)).toBe(0)
})

it('ends when the run is stopped', async () => {
  const stop = new AbortController()
  setTimeout(() => stop.abort(), 100)
  expect(await run(['sleep', '304'], { signal: stop.signal })).toMatchObject({ ended: 'stopped' })
})
