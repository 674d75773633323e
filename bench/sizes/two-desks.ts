import { join } from 'node:path'
import { readConfig } from '../../packages/server/src/platform/config/index.ts'
import type { BenchCluster } from '../desk/cluster.ts'
import { type FoundedDesk, foundBenchDesk } from '../desk/found-desk.ts'
import { productProgram, type Running, start } from '../desk/run-process.ts'
import { atMost, holds, ms, type Row } from '../desk/table.ts'
import { behind, type Keys, type Page } from './pages.ts'

const ROUNDS = 25
const WARM = 5
/** So often a page that misses is asked anew. */
const AGAIN = 3
/** Pages into a list before its page "further on". */
const DEEP = 20

class NotAnswered extends Error {}
/**
 * What a stall of the machine adds says nothing of a page: the faster quarter counts, of many asked in turns. A busy
 * machine only ever adds: what is asked again joins what was asked, and each time a smaller part of it all is waited for.
 */
const quick = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length, ROUNDS) >> 2] ?? 0

export interface Filling {
  /** Accounts that are founded by use cases, in both. */
  readonly accounts: number
  /** What the small one does before it is copied. */
  readonly before?: (running: Running, founded: FoundedDesk) => Promise<void>
  readonly fill: (database: 'small' | 'whole') => Promise<void>
}
export interface TwoDesks {
  readonly small: Running
  readonly whole: Running
  readonly founded: FoundedDesk
}

/** A desk and one a hundred times its size, from one founding, both running. */
export async function openTwoDesks(cluster: BenchCluster, folder: string, filling: Filling): Promise<TwoDesks> {
  const settings = (database: string): Record<string, string> => ({
    DATABASE_URL: cluster.url(database, 'desk_login'),
    DATABASE_OWNER_URL: cluster.url(database, 'desk_owner'),
    SECRET: 'a secret of the bench, of no other use',
    DATA_DIR: join(folder, database),
    LOG_LEVEL: 'error',
  })
  await cluster.makeDesk('small')
  const founded = await foundBenchDesk(readConfig(settings('small'), 'all'), filling.accounts)
  if (filling.before) {
    const running = await start(productProgram(settings('small')))
    await filling.before(running, founded)
    await running.stop()
  }
  await cluster.copyDesk('small', 'whole')
  await filling.fill('small')
  await filling.fill('whole')
  await cluster.run('whole', 'CHECKPOINT')
  const small = await start(productProgram(settings('small')))
  return { small, whole: await start(productProgram(settings('whole'))), founded }
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
interface Comparing {
  readonly keys: Keys
  readonly most: number
}
/** A page of both, in turns. One that is not answered is one that is not kept, whatever the others do. */
export async function compare(small: Asked, whole: Asked, comparing: Comparing): Promise<Row> {
  const [, { what, who, path }] = whole
  const row = await ratioOf(small, whole, comparing).catch((error: unknown) => {
    if (!(error instanceof NotAnswered)) throw error
    return holds(`${what} (${who})`, error.message.slice(0, 3), '200', false, `${path} ${error.message}`)
  })
  process.stdout.write(`${row.what}: ${row.seen}  ${row.absolute}\n`)
  return row
}

async function ratioOf(small: Asked, whole: Asked, { keys, most }: Comparing): Promise<Row> {
  const times: readonly [number[], number[]] = [[], []]
  const bytes = [0, 0]
  const askBoth = async (from: number) => {
    for (let round = from; round < ROUNDS; round += 1)
      for (const [side, [desk, page]] of [small, whole].entries()) {
        const { took, text } = await ask(desk, page, keys)
        if (round >= 0) times[side]?.push(took)
        bytes[side] = text.length
      }
    return times.map(quick) as [number, number]
  }
  let [few, many] = await askBoth(-WARM)
  for (let again = 0; again < AGAIN && many / few > most; again += 1) [few, many] = await askBoth(0)
  const [, { what, who }] = whole
  const absolute = `${ms(many)} to ${ms(few)}; ${bytes[1]} to ${bytes[0]} bytes`
  return atMost(`${what} (${who})`, many / few, most, absolute)
}

/** A page that counts the whole desk at once: how long it may take is said in ms. */
export async function within(desk: Running, page: Page, { keys, most }: Comparing): Promise<Row> {
  const took: number[] = []
  for (let round = 0; round < ROUNDS && !(took.length > WARM && quick(took) <= most); round += 1)
    took.push((await ask(desk, page, keys)).took)
  const row = holds(`${page.what} (${page.who})`, ms(quick(took)), `<= ${ms(most)}`, quick(took) <= most, '')
  process.stdout.write(`${row.what}: ${row.seen}\n`)
  return row
}

/** The page deep in a list; undefined where the list has but one. */
export async function deepIn(desk: Running, page: Page, keys: Keys): Promise<Page | undefined> {
  let found: Page | undefined
  for (let count = 0; count < DEEP; count += 1) {
    const { text } = await ask(desk, found ?? page, keys)
    const next = (JSON.parse(text) as { nextCursor?: string | null }).nextCursor
    if (typeof next !== 'string') break
    found = behind(page, next)
  }
  return found
}
