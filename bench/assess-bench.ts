import { createReadStream } from 'node:fs'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { assess, type RuleSet, readRuleSet, readSnapshot } from '../packages/policy/src/assessments/index.ts'
import { openBundle } from '../packages/server/src/platform/bundles/index.ts'
import { writeBundle } from './assess/large-bundle.ts'
import { largeSnapshotText, shippedRulesText } from './assess/large-snapshot.ts'
import { atMost, finish, holds, megabytes, ms, type Row, told } from './desk/table.ts'

/*
 * What an assessment costs: the shipped rules over a snapshot of five megabytes, beside parsing that JSON; and a bundle of
 * a hundred megabytes looked through, beside one of ten: the memory it takes. `node bench/assess-bench.ts`; exit 1 if missed.
 */

const MOST = 2
const ROUNDS = 21
const LARGE_MB = 100
const SMALL_MB = 10
/** What more memory the tenfold bundle may take: the garbage collector's freedom, nothing that grows with it. */
const MEMORY_MB = 48

/** What a stall of the machine adds says nothing: the faster quarter counts, of many in turns. */
const quick = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 2] ?? 0
const timed = (work: () => unknown): number => {
  const begin = performance.now()
  work()
  return performance.now() - begin
}

function rulesBench(): readonly Row[] {
  const { text, at } = largeSnapshotText()
  const rules = readRuleSet(shippedRulesText)
  const read = readSnapshot(text)
  if (!rules.ok || !read.ok) throw new Error('the shipped rules or their snapshot have faults')
  const all = rules.ruleSet
  const sixty: RuleSet = { ...all, rules: everySecond(all.rules) }
  const judge = (ruleSet: RuleSet) => () => {
    const { results } = assess({ ruleSet, snapshot: read.snapshot, at })
    if (results.some(({ state }) => state === 'failed' || state === 'error'))
      throw new Error('a healthy snapshot failed')
  }
  const sides = [() => JSON.parse(text), judge(sixty), judge(all), () => readSnapshot(text)] as const
  for (const side of sides) timed(side)
  const rounds = Array.from({ length: ROUNDS }, () => sides.map(timed))
  const [parsing = 0, some = 0, every = 0, reading = 0] = sides.map((_, side) =>
    quick(rounds.map((round) => round[side] ?? 0)),
  )
  const cold = timed(() => readRuleSet(shippedRulesText))
  const beside = `${megabytes(text.length)}: ${ms(some)} beside ${ms(parsing)}`
  return [
    atMost(
      `${sixty.rules.length} rules and the health check beside parsing the snapshot`,
      some / parsing,
      MOST,
      beside,
    ),
    told(`all ${all.rules.length} rules that ship`, `${ms(every)}, ${(every / parsing).toFixed(2)}x`),
    told('reading the snapshot, each field held to its form', ms(reading)),
    told('reading the rule set, each expression checked', ms(cold)),
  ]
}
/** From every part of the set: some rules go through long lists, some look at one figure. */
const everySecond = <T>(rules: readonly T[]): T[] => rules.filter((_, at) => at % 2 === 0).slice(0, 60)

interface Looked {
  readonly grewBytes: number
  readonly tookMs: number
}
async function lookThrough(path: string): Promise<Looked> {
  globalThis.gc?.()
  const before = process.memoryUsage().rss
  const begin = performance.now()
  let most = before
  const watch = setInterval(() => {
    most = Math.max(most, process.memoryUsage().rss)
  }, 5)
  await openBundle(createReadStream(path))
  clearInterval(watch)
  return { grewBytes: Math.max(0, most - before), tookMs: performance.now() - begin }
}

async function bundleBench(): Promise<readonly Row[]> {
  const folder = await mkdtemp(join(tmpdir(), 'mainstay-bundle-'))
  const path = (size: number) => join(folder, `${size}.tar.gz`)
  try {
    for (const size of [SMALL_MB, LARGE_MB]) await writeBundle(path(size), size)
    await lookThrough(path(LARGE_MB))
    const small = await lookThrough(path(SMALL_MB))
    const large = await lookThrough(path(LARGE_MB))
    const more = large.grewBytes - small.grewBytes
    const { size } = await stat(path(LARGE_MB))
    const absolute = `${megabytes(size)} in ${ms(large.tookMs)}; memory grew by ${megabytes(large.grewBytes)}, by ${megabytes(small.grewBytes)} for ${SMALL_MB} MB`
    const isMet = more <= MEMORY_MB * 1e6
    return [holds('memory of a bundle ten times as large', megabytes(more), `<= ${MEMORY_MB} MB`, isMet, absolute)]
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

finish([...rulesBench(), ...(await bundleBench())])
