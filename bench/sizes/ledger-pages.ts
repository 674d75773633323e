import type { BenchCluster } from '../desk/cluster.ts'
import { idOf, type Page } from './pages.ts'

const DAY_MS = 86_400_000
const day = (offset: number) => encodeURIComponent(new Date(Date.now() + offset * DAY_MS).toISOString())

/** What the pages of a database are about: by the same rule in both. */
async function subjectsOf(cluster: BenchCluster, database: string) {
  const one = async (text: string) => (await cluster.run<{ id: string }>(database, text))[0]?.id ?? ''
  const account = `SELECT m.account_id AS id FROM mandates m JOIN people p ON p.id = m.person_id WHERE p.name = 'Contact 0'`
  return {
    account: idOf('acc', await one(account)),
    engineer: idOf('per', await one(`SELECT id FROM people WHERE name = 'Engineer 3'`)),
    manager: idOf('per', await one(`SELECT tam_id AS id FROM accounts WHERE id = (${account})`)),
  }
}

const everybody = ['staff', 'limited', 'contact'] as const
const staffAlone = ['staff', 'limited'] as const
const forEach = (who: readonly Page['who'][], pages: readonly (readonly [string, string])[]): readonly Page[] =>
  pages.flatMap(([what, path]) => who.map((one): Page => ({ what, who: one, path })))

/** A page of the ledger with each filter that a screen has, and the same of what is owed without being asked. */
export async function ledgerPagesOf(cluster: BenchCluster, database: string): Promise<readonly Page[]> {
  const of = await subjectsOf(cluster, database)
  return [
    ...forEach(everybody, [
      ['promises by due time', '/commitments?limit=50'],
      ['promises, newest first', '/commitments?limit=50&newestFirst=true'],
      ['promises that run', '/commitments?limit=50&state=running'],
      ['promises missed', '/commitments?limit=50&state=breached&newestFirst=true'],
      ['promises of a priority', '/commitments?limit=50&priority=P1'],
      ['promises made by hand', '/commitments?limit=50&source=person'],
      ['promises of engagements', '/commitments?limit=50&kind=engagement'],
      ['promises of a month', `/commitments?limit=50&dueFrom=${day(-400)}&dueTo=${day(-370)}`],
      ['what is owed', '/owed?limit=50'],
      ['what is owed and has begun', '/owed?limit=50&begun=true&state=open'],
      ['what is owed of a kind', '/owed?limit=50&kind=roadmap_review'],
      ['what was owed, newest first', '/owed?limit=50&newestFirst=true'],
    ]),
    ...forEach(staffAlone, [
      ['promises of an account', `/commitments?limit=50&accountId=${of.account}`],
      ['promises of an engineer', `/commitments?limit=50&assignee=${of.engineer}&newestFirst=true`],
      ['promises of a plan', '/commitments?limit=50&plan=premium&newestFirst=true'],
      ['promises of a manager', `/commitments?limit=50&tam=${of.manager}`],
      ['what a manager owes', `/owed?limit=50&tam=${of.manager}&state=open`],
      ['what an account is owed', `/owed?limit=50&accountId=${of.account}`],
    ]),
  ]
}

/** The pages of an account and of whoever looks after it. */
export async function programmePagesOf(cluster: BenchCluster, database: string): Promise<readonly Page[]> {
  const { account, manager } = await subjectsOf(cluster, database)
  return [
    ...forEach(
      ['staff'],
      [
        ['my accounts', '/my-accounts'],
        ['notes of an account', `/accounts/${account}/notes`],
        ['attainment of an account', `/attainment?accountId=${account}`],
        // so many as both desks have, each with twenty accounts
        ['the planner of everybody, two people a page', '/planner?limit=2'],
        ['the planner of one', `/planner?person=${manager}`],
      ],
    ),
    ...forEach(
      ['staff', 'contact'],
      [
        ['an account', `/accounts/${account}`],
        ['its agreements', `/accounts/${account}/agreements`],
        ['its contacts', `/accounts/${account}/contacts`],
        ['its terms of what is owed', `/accounts/${account}/owed-terms`],
        ['its success plan', `/accounts/${account}/success-plan`],
        ['its sessions', `/engagements?limit=50&accountId=${account}`],
        ['its tickets', `/tickets?limit=50&accountId=${account}`],
      ],
    ),
  ]
}
