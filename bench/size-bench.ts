import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readConfig } from '../packages/server/src/platform/config/index.ts'
import { openBenchCluster } from './desk/cluster.ts'
import { foundBenchDesk } from './desk/found-desk.ts'
import { productProgram, type Running, start } from './desk/run-process.ts'
import { atMost, finish, holds, ms, type Row, told } from './desk/table.ts'
import { fill, hundredth, whole } from './sizes/fill.ts'
import { behind, type Keys, type Page, pagesOf } from './sizes/pages.ts'

/*
 * What each page costs on a desk with 10,000 releases, 50,000 installations, 100,000 requests and a million asks, beside
 * one of a hundredth of that: asked over HTTP, signed in, in turns. `node bench/size-bench.ts`; ratios decide (exit 1).
 */

const MOST = 3
const ROUNDS = 25
const WARM = 5
/** Pages into a list before its page "further on". */
const DEEP = 20

class NotAnswered extends Error {}
/** What a stall of the machine adds says nothing of a page: the faster quarter counts, of many asked in turns. */
const quick = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 2] ?? 0

const folder = await mkdtemp(join(tmpdir(), 'mainstay-sizes-'))
const cluster = await openBenchCluster()
const running: Running[] = []
const say = (line: string) => process.stdout.write(`${line}\n`)

function settings(database: string): Record<string, string> {
  return {
    DATABASE_URL: cluster.url(database, 'desk_login'),
    DATABASE_OWNER_URL: cluster.url(database, 'desk_owner'),
    SECRET: 'a secret of the bench, of no other use',
    DATA_DIR: join(folder, database),
    LOG_LEVEL: 'error',
  }
}

try {
  const from = performance.now()
  await cluster.makeDesk('small')
  const { staffKeys, contactKeys } = await foundBenchDesk(readConfig(settings('small'), 'all'), hundredth.accounts)
  const keys: Keys = { staff: staffKeys[0] ?? '', contact: contactKeys[0] ?? '' }
  await cluster.copyDesk('small', 'whole')
  await fill(cluster, 'small', hundredth)
  await fill(cluster, 'whole', whole)
  await cluster.run('whole', 'CHECKPOINT')
  say(`filled in ${((performance.now() - from) / 1000).toFixed(0)} s`)
  const desks = { small: await begin('small'), full: await begin('whole') }
  const pages = { small: await pagesOf(cluster, 'small'), full: await pagesOf(cluster, 'whole') }
  const rows: Row[] = [told('sizes', `${JSON.stringify(whole)} beside ${JSON.stringify(hundredth)}`)]
  for (const [index, page] of pages.full.entries()) {
    const other = pages.small[index]
    if (!other) throw new Error('both desks have the same pages')
    rows.push(await compare([desks.small, other], [desks.full, page], keys))
  }
  for (const page of pages.full.filter(({ path }) => path.includes('limit='))) {
    const cursor = await deepIn(desks.full, page, keys)
    if (cursor !== undefined) rows.push(await compare([desks.full, page], [desks.full, behind(page, cursor)], keys))
  }
  finish(rows)
} finally {
  for (const one of running) await one.stop()
  await cluster.stop()
  await rm(folder, { recursive: true, force: true })
}

async function begin(database: string): Promise<Running> {
  const one = await start(productProgram(settings(database)))
  running.push(one)
  return one
}

/** Asks for a page; how long that took in ms, and what came. */
async function ask({ url }: Running, page: Page, keys: Keys): Promise<{ took: number; text: string }> {
  const headers = page.who === 'anybody' ? {} : { authorization: `Bearer ${keys[page.who]}` }
  const from = performance.now()
  const answer = await fetch(`${url}/api/v1${page.path}`, { headers })
  const text = await answer.text()
  if (answer.status !== 200) throw new NotAnswered(`${answer.status} ${text.slice(0, 200)}`)
  return { took: performance.now() - from, text }
}

type Asked = readonly [Running, Page]
/** A page that is not answered is one that is not kept, whatever the others do. */
async function compare(small: Asked, whole: Asked, keys: Keys): Promise<Row> {
  try {
    return await ratioOf(small, whole, keys)
  } catch (error) {
    if (!(error instanceof NotAnswered)) throw error
    const row = holds(`${whole[1].what} (${whole[1].who})`, error.message.slice(0, 3), '200', false, whole[1].path)
    say(`${row.what}: ${error.message}`)
    return row
  }
}

async function ratioOf(small: Asked, full: Asked, keys: Keys): Promise<Row> {
  const times: readonly [number[], number[]] = [[], []]
  const bytes = [0, 0]
  for (let round = -WARM; round < ROUNDS; round += 1)
    for (const [side, [desk, page]] of [small, full].entries()) {
      const { took, text } = await ask(desk, page, keys)
      if (round >= 0) times[side]?.push(took)
      bytes[side] = text.length
    }
  const [few, many] = times.map(quick) as [number, number]
  const [, page] = full
  const row = atMost(
    `${page.what} (${page.who})`,
    many / few,
    MOST,
    `${ms(many)} to ${ms(few)}; ${bytes[1]} to ${bytes[0]} bytes`,
  )
  say(`${row.what}: ${row.seen}  ${row.absolute}`)
  return row
}

async function deepIn(desk: Running, page: Page, keys: Keys): Promise<string | undefined> {
  let cursor: string | undefined
  for (let count = 0; count < DEEP; count += 1) {
    const { text } = await ask(desk, cursor === undefined ? page : behind(page, cursor), keys)
    const next = (JSON.parse(text) as { nextCursor?: string | null }).nextCursor
    if (typeof next !== 'string') break
    cursor = next
  }
  return cursor
}
