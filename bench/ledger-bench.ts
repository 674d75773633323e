import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openBenchCluster } from './desk/cluster.ts'
import type { FoundedDesk } from './desk/found-desk.ts'
import { openings } from './desk/requests.ts'
import type { Running } from './desk/run-process.ts'
import { finish, type Row, told } from './desk/table.ts'
import { accountsOf, fillWith } from './sizes/fill.ts'
import { ledgerParts } from './sizes/fill-ledger.ts'
import { ledgerPagesOf, programmePagesOf } from './sizes/ledger-pages.ts'
import type { Keys, Page } from './sizes/pages.ts'
import { compare, deepIn, openTwoDesks, type TwoDesks, within } from './sizes/two-desks.ts'

/*
 * A page of the ledger over a million promises beside one over ten thousand, for everybody and with every filter that a
 * screen has; and the pages of an account and of whoever looks after it. Asked over HTTP, in turns, like the sizes.
 * `node bench/ledger-bench.ts`; ratios decide (exit 1).
 */

const accounts = { small: 50, whole: 5_000 }
const most = { ledger: 1.5, programme: 3 }
/** What counts all accounts' promises at once grows with them: a head of support waits a second for it at most. */
const countsMost = 1000
const attainment = (who: 'staff' | 'limited'): Page => ({
  what: 'attainment of all accounts, a year',
  who,
  path: '/attainment',
})

const folder = await mkdtemp(join(tmpdir(), 'mainstay-ledger-'))
const cluster = await openBenchCluster()
let desks: TwoDesks | undefined
try {
  await cluster.run('postgres', `ALTER SYSTEM SET max_wal_size = '8GB'`)
  await cluster.run('postgres', 'SELECT pg_reload_conf()')
  const from = performance.now()
  desks = await openTwoDesks(cluster, folder, {
    accounts: accounts.small,
    before: openTicket,
    fill: (database) => fillWith(cluster, database, [accountsOf({ accounts: accounts[database] }), ...ledgerParts]),
  })
  process.stdout.write(`filled in ${((performance.now() - from) / 1000).toFixed(0)} s\n`)
  const { staffKeys, contactKeys } = desks.founded
  const keys: Keys = { staff: staffKeys[0] ?? '', limited: staffKeys[7] ?? '', contact: contactKeys[0] ?? '' }
  const rows: Row[] = [told('promises', `${await count('whole')} beside ${await count('small')}`)]
  for (const [pagesOf, limit] of [
    [ledgerPagesOf, most.ledger],
    [programmePagesOf, most.programme],
  ] as const) {
    const [small, whole] = [await pagesOf(cluster, 'small'), await pagesOf(cluster, 'whole')]
    for (const [index, page] of whole.entries())
      rows.push(await compare([desks.small, small[index] ?? page], [desks.whole, page], { keys, most: limit }))
    for (const page of whole.filter(({ path }) => path.includes('limit='))) {
      const further = await deepIn(desks.whole, page, keys)
      if (further) rows.push(await compare([desks.whole, page], [desks.whole, further], { keys, most: limit }))
    }
  }
  for (const who of ['staff', 'limited'] as const)
    rows.push(await within(desks.whole, attainment(who), { keys, most: countsMost }))
  finish(rows)
} finally {
  await desks?.small.stop()
  await desks?.whole.stop()
  await cluster.stop()
  await rm(folder, { recursive: true, force: true })
}

/** One that the others are copied from. */
async function openTicket({ url }: Running, { contactKeys }: FoundedDesk): Promise<void> {
  const [opening] = openings(contactKeys)
  if (!opening) throw new Error('there is no contact')
  const { method, path, headers = {}, body = '', status } = opening
  const answer = await fetch(url + path, { method, headers, body })
  if (answer.status !== status) throw new Error(`opening a ticket gave ${answer.status}: ${await answer.text()}`)
}

async function count(database: string): Promise<number> {
  const [row] = await cluster.run<{ n: number }>(database, 'SELECT count(*)::int AS n FROM commitments')
  return row?.n ?? 0
}
