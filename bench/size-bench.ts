import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openBenchCluster } from './desk/cluster.ts'
import { finish, type Row, told } from './desk/table.ts'
import { fill, hundredth, whole } from './sizes/fill.ts'
import { type Keys, type Page, pagesOf } from './sizes/pages.ts'
import { compare, deepIn, openTwoDesks, type TwoDesks } from './sizes/two-desks.ts'

/*
 * What each page costs on a desk with 10,000 releases, 50,000 installations, 100,000 requests and a million asks, beside
 * one of a hundredth of that: asked over HTTP, signed in, in turns. `node bench/size-bench.ts`; ratios decide (exit 1).
 * With words behind it, the rows alone whose names hold them: `node bench/size-bench.ts reaches words`.
 */

const most = 3
const asked = process.argv.slice(2)
const isAsked = ({ what }: Page): boolean => asked.length === 0 || asked.some((part) => what.includes(part))

const folder = await mkdtemp(join(tmpdir(), 'mainstay-sizes-'))
const cluster = await openBenchCluster()
let desks: TwoDesks | undefined
try {
  const from = performance.now()
  desks = await openTwoDesks(cluster, folder, {
    accounts: hundredth.accounts,
    fill: (database) => fill(cluster, database, database === 'whole' ? whole : hundredth),
  })
  process.stdout.write(`filled in ${((performance.now() - from) / 1000).toFixed(0)} s\n`)
  const { staffKeys, contactKeys } = desks.founded
  const keys: Keys = { staff: staffKeys[0] ?? '', limited: '', contact: contactKeys[0] ?? '' }
  const pages = { small: await pagesOf(cluster, 'small'), whole: await pagesOf(cluster, 'whole') }
  const rows: Row[] = [told('sizes', `${JSON.stringify(whole)} beside ${JSON.stringify(hundredth)}`)]
  for (const [index, page] of pages.whole.entries()) {
    if (!isAsked(page)) continue
    const other = pages.small[index]
    if (!other) throw new Error('both desks have the same pages')
    rows.push(await compare([desks.small, other], [desks.whole, page], { keys, most }))
  }
  for (const page of pages.whole.filter((one) => isAsked(one) && one.path.includes('limit='))) {
    const further = await deepIn(desks.whole, page, keys)
    if (further) rows.push(await compare([desks.whole, page], [desks.whole, further], { keys, most }))
  }
  finish(rows)
} finally {
  await desks?.small.stop()
  await desks?.whole.stop()
  await cluster.stop()
  await rm(folder, { recursive: true, force: true })
}
