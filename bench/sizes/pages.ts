import type { BenchCluster } from '../desk/cluster.ts'

/** A page of the desk, and what it is asked with in one database. */
export interface Page {
  readonly what: string
  /** `limited`: of the staff, with some accounts named alone. */
  readonly who: 'staff' | 'limited' | 'contact' | 'anybody'
  readonly path: string
}
export interface Keys {
  readonly staff: string
  readonly limited: string
  readonly contact: string
}

const wire = 'abcdefghjkmnpqrstvwxyz'
const digits = `0123456789${wire}`
/** A uuid as it travels (TypeID: 128 bits in base 32). */
export function idOf(prefix: string, uuid: string): string {
  let rest = BigInt(`0x${uuid.replaceAll('-', '')}`)
  let text = ''
  for (let place = 0; place < 26; place += 1) {
    text = `${digits[Number(rest % 32n)]}${text}`
    rest /= 32n
  }
  return `${prefix}_${text}`
}

/** What the pages of a database are about: by the same rule in both, so that like stands beside like. */
async function subjectsOf(cluster: BenchCluster, database: string) {
  const one = async (text: string) => (await cluster.run<{ id: string }>(database, text))[0]?.id ?? ''
  return {
    product: await one('SELECT key AS id FROM products LIMIT 1'),
    account: await one(
      `SELECT m.account_id AS id FROM mandates m JOIN people p ON p.id = m.person_id WHERE p.name = 'Contact 0'`,
    ),
    release: await one(`SELECT id FROM releases WHERE kind = 'update' ORDER BY available_on DESC LIMIT 1 OFFSET 3`),
    major: await one(
      `SELECT id FROM releases WHERE kind = 'major' AND available_on > current_date ORDER BY available_on LIMIT 1`,
    ),
    version: await one(`SELECT version AS id FROM releases WHERE kind = 'update' ORDER BY available_on LIMIT 1`),
    // one that this account was told of
    advisory: await one(
      `SELECT t.advisory_id AS id FROM advisory_accounts t JOIN mandates m ON m.account_id = t.account_id
       JOIN people p ON p.id = m.person_id WHERE p.name = 'Contact 0' ORDER BY t.advisory_id LIMIT 1`,
    ),
    words: await one('SELECT title AS id FROM requests ORDER BY id LIMIT 1 OFFSET 10'),
    // without its number: words that many hold, in both
    shared: await one(`SELECT regexp_replace(title, ' \\d+$', '') AS id FROM requests ORDER BY id LIMIT 1 OFFSET 10`),
    request: await one('SELECT id FROM requests ORDER BY weight DESC, id DESC LIMIT 1'),
  }
}

/** Each word with a slip in it: the third letter is another one. */
const misspelt = (words: string): string => words.replaceAll(/\b([a-z]{2})[a-z](?=[a-z]{3})/g, '$1z')

/** Every page of the catalogue, installations, requests and the road-map, for whoever may open it. */
export async function pagesOf(cluster: BenchCluster, database: string): Promise<readonly Page[]> {
  const of = await subjectsOf(cluster, database)
  const account = idOf('acc', of.account)
  const request = idOf('req', of.request)
  const ownAdvisory = `/accounts/${account}/advisories/${idOf('adv', of.advisory)}`
  const advisory = `/advisories/${idOf('adv', of.advisory)}`
  const both: readonly (readonly [string, string])[] = [
    ['releases', '/releases?limit=50'],
    ['releases that begin like this', '/releases?limit=50&q=1'],
    ['releases that begin like an old one', `/releases?limit=50&q=${of.version.split('.')[0]}.`],
    ['a release', `/releases/${idOf('rel', of.release)}`],
    ['support windows', '/support-windows'],
    ['where an old version stands', `/version-standing?version=${of.version}`],
    ['known issues', '/known-issues?limit=50'],
    ['known issues of a version', `/known-issues?limit=50&version=${of.version}`],
    ["an account's installations", `/accounts/${account}/environments`],
    ["an account's advisories", `/accounts/${account}/advisories?limit=5`],
    ["an account's advisory", ownAdvisory],
    ["an account's installations beside it", `${ownAdvisory}/installations?limit=5`],
    ['the road-map', '/roadmap'],
    ['a request that most ask for', `/requests/${request}`],
    ['who asks for it', `/requests/${request}/asks?limit=50`],
    ['requests like these words', `/requests/similar?q=${encodeURIComponent(of.words)}`],
    ['requests like these words, misspelt', `/requests/similar?q=${encodeURIComponent(misspelt(of.words))}`],
  ]
  const staff: readonly (readonly [string, string])[] = [
    ['ends of support', '/support-ends?limit=50'],
    ['what a planned release ends', `/releases/${idOf('rel', of.major)}/audience`],
    ['advisories', '/advisories'],
    ['whom an advisory reaches', `${advisory}/reach?limit=25`],
    ['how far they have come', `${advisory}/progress`],
    ['requests by weight', '/requests?limit=50'],
    ['requests of a status', '/requests?limit=50&status=shipped'],
    ['requests with these words', `/requests?limit=10&q=${encodeURIComponent(of.shared)}`],
    ['requests with one word', `/requests?limit=10&q=${of.shared.split(' ')[0]}`],
    ['accounts', '/accounts?limit=50'],
    ['notices', '/notices'],
    ['scope, counted', '/scope/statistics?by=clause'],
  ]
  return [
    ...staff.map(([what, path]): Page => ({ what, who: 'staff', path })),
    ...both.flatMap(([what, path]): Page[] => [
      { what, who: 'staff', path },
      { what, who: 'contact', path },
    ]),
    { what: 'feed of releases', who: 'anybody', path: `/feeds/${of.product}/releases.atom` },
    { what: 'calendar of ends', who: 'anybody', path: `/feeds/${of.product}/support-ends.ics` },
  ]
}

/** The page behind the first of a list that goes on; undefined where it has none. */
export const behind = (page: Page, cursor: string): Page => ({
  ...page,
  what: `${page.what}, further on`,
  path: `${page.path}${page.path.includes('?') ? '&' : '?'}cursor=${encodeURIComponent(cursor)}`,
})
