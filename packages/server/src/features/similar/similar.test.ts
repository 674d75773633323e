import { addContactEndpoint, createAccountEndpoint, createAgreementEndpoint } from '@mainstay/contracts/accounts'
import type { SentOf } from '@mainstay/contracts/endpoint'
import { addEnvironmentEndpoint } from '@mainstay/contracts/environments'
import { createKnownIssueEndpoint, linkKnownIssueEndpoint } from '@mainstay/contracts/known-issues'
import { createReleaseEndpoint, publishReleaseEndpoint, setReleaseFixesEndpoint } from '@mainstay/contracts/releases'
import { findSimilarEndpoint, listSimilarToTicketEndpoint } from '@mainstay/contracts/similar'
import { addStaffEndpoint } from '@mainstay/contracts/staff'
import { followTicketEndpoint } from '@mainstay/contracts/tickets'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDesk, type ScenarioDesk } from '../../../test/desk.ts'
import { decodeId } from '../../platform/ids/index.ts'

let desk: ScenarioDesk
/** Of another company. */
let kim: { readonly personId: string; readonly accountId: string; readonly account: string }
/** Acme's, on 9.1.0. */
let environmentId: string
beforeAll(async () => {
  desk = await openDesk({ at: 'Tue 10:00', account: 'standard in America/Chicago' })
  kim = await otherCompany('KITE', 'Kim')
  await give('9.1.0', 'update')
  await give('9.2.0', 'update', ['Exports of large projects no longer run into a timeout'])
  await give('9.0.5', 'patch', ['Exports of small projects no longer run into a timeout'])
  environmentId = (
    await desk.act(desk.people.dana, addEnvironmentEndpoint, {
      params: { accountId: desk.accountId },
      body: { name: 'Production', productVersion: '9.1.0', platform: 'Debian 12', isProduction: true },
    })
  ).id
})
afterAll(() => desk.close())

async function otherCompany(code: string, name: string) {
  const { ida, marta } = desk.people
  const account = await desk.act(ida, createAccountEndpoint, {
    body: { code, name: `${code} Ltd`, managerId: desk.wire('per', marta) },
  })
  const params = { accountId: account.id }
  const zone = 'Europe/Berlin'
  await desk.act(ida, createAgreementEndpoint, {
    params,
    body: { orderForm: `OF-${code}`, plan: 'premium', addOns: [], startsOn: '2026-01-01', endsOn: '2028-01-01', zone },
  })
  const added = await desk.act(ida, addContactEndpoint, {
    params,
    body: { ...{ name, email: `${name.toLowerCase()}@kite.test`, city: 'Berlin', country: 'DE', zone, invite: false } },
  })
  return { personId: decodeId('per', added.person.id), accountId: decodeId('acc', account.id), account: account.id }
}

async function give(version: string, kind: 'update' | 'patch', fixes: readonly string[] = []) {
  const body = { version, kind, availableOn: '2026-10-01' }
  const { id } = await desk.act(desk.people.ida, createReleaseEndpoint, { body })
  const params = { releaseId: id }
  const items = fixes.map((says) => ({ says, isSecurity: false, tickets: [] }))
  await desk.act(desk.people.ida, setReleaseFixesEndpoint, { params, body: { items } })
  await desk.act(desk.people.ida, publishReleaseEndpoint, { params, body: {} })
}

const knows = (title: string, more: Partial<SentOf<typeof createKnownIssueEndpoint>['body']> = {}) =>
  desk.act(desk.people.ida, createKnownIssueEndpoint, {
    body: { title, says: `${title}.`, affectedRange: '>=9.0 <9.2.0', isPublic: true, ...more },
  })
const typing = (q: string, more = {}, by = desk.people.ana) =>
  desk.act(by, findSimilarEndpoint, { query: { q, ...more } })
const likeTicket = (ticket: { readonly id: string }, by = desk.people.bo) =>
  desk.act(by, listSimilarToTicketEndpoint, { params: { ticketId: ticket.id } })
const numbers = ({ tickets }: { readonly tickets: readonly { readonly number: string }[] }) =>
  tickets.map(({ number }) => number)
const titles = ({ knownIssues }: { readonly knownIssues: readonly { readonly title: string }[] }) =>
  knownIssues.map(({ title }) => title)

describe('tickets like what is typed', () => {
  it('are those of the team, also where a word is misspelt, with where they stand and whether one follows', async () => {
    const subject = 'Pipeline stalls behind the corporate proxy'
    const ticket = await desk.contact('dana').opens({ priority: 'P2', subject })
    await desk.contact('dana').opens({ priority: 'P3', subject: 'Where are invoices?' })

    const [found] = (await typing('pipline stals, corporate proxi')).tickets
    expect(found).toMatchObject({ number: ticket.number, status: 'open', isFollowed: false })
    expect(found?.running).toMatchObject({ metric: 'first_response' })

    await desk.act(desk.people.ana, followTicketEndpoint, { params: { ticketId: ticket.id }, body: { follow: true } })
    expect((await typing('pipeline proxy')).tickets[0]).toMatchObject({ number: ticket.number, isFollowed: true })
  })

  it('a private one of a colleague never shows nor counts, to its writer and the primary it does', async () => {
    const subject = 'Dismissal of the turbine operators'
    const secret = await desk.contact('ana').opens({ priority: 'P3', subject, sight: 'private' })
    const danas = await desk.contact('dana').opens({ priority: 'P3', subject: `${subject} again`, sight: 'private' })

    expect(numbers(await typing(subject))).toEqual([secret.number])
    expect(numbers(await typing(subject, {}, desk.people.dana))).toEqual(
      expect.arrayContaining([danas.number, secret.number]),
    )
    expect(numbers(await likeTicket(secret, desk.people.ana))).toEqual([])
  })

  it('are never those of another account; the staff have all, and of a ticket not itself', async () => {
    const subject = 'Quorum lost after certificate rotation'
    const ours = await desk.contact('ana').opens({ priority: 'P2', subject })
    const theirs = await desk.contact('dana').opens({ priority: 'P2', subject: `${subject} once more` })
    const find = (by: typeof kim) =>
      desk.asContact(by.personId, by.accountId, findSimilarEndpoint, { query: { q: subject } })

    expect(numbers(await find(kim))).toEqual([])
    expect(numbers(await typing(subject, {}, desk.people.bo))).toHaveLength(2)
    expect(numbers(await likeTicket(ours))).toEqual([theirs.number])
  })

  it('staff with named accounts find those of these accounts alone', async () => {
    const subject = 'Turnstile firmware refuses badges'
    const ours = await desk.contact('ana').opens({ priority: 'P3', subject })
    const hire = async (name: string, accountId: string) => {
      const { id } = await desk.act(desk.people.ida, addStaffEndpoint, {
        body: {
          ...{ name, email: `${name.toLowerCase()}@vendor.test`, roles: ['engineer'], invite: false },
          ...{ city: 'Berlin', country: 'DE', zone: 'Europe/Berlin', sight: 'named', accountIds: [accountId] },
        },
      })
      return decodeId('per', id)
    }
    expect(numbers(await typing(subject, {}, await hire('Lin', desk.accountId)))).toEqual([ours.number])
    expect(numbers(await typing(subject, {}, await hire('Lou', kim.account)))).toEqual([])
  })

  it('the same installation stands before another', async () => {
    const opens = (subject: string, more = {}) => desk.contact('ana').opens({ priority: 'P3', subject, ...more })
    const here = await opens('Webhook deliveries rejected', { environmentId })
    const elsewhere = await opens('Webhook deliveries rejected')
    expect(numbers(await typing('webhook deliveries rejected', { environmentId }))).toEqual([
      ...[here.number, elsewhere.number],
    ])
  })

  it('words that stand in any sentence find nothing, and signs do no harm', async () => {
    for (const q of ['it does not work', "a & | ! :* ' \\ %", 'zzzzqqqq'])
      expect(await typing(q)).toMatchObject({ tickets: [], knownIssues: [], fixes: [] })
  })
})

describe('known issues and fixes like what is typed', () => {
  it('are those that affect the version of the installation, with the way round, and what newer releases mend', async () => {
    await knows('Exports of large projects end in a timeout', { workaround: 'Split them.', fixedIn: '9.2.0' })
    await knows('Exports of tiny projects end in a timeout', { affectedRange: '<9.0' })
    await knows('Exports of other projects end in a timeout', { isPublic: false })

    const found = await typing('timeout of a project export', { environmentId })
    expect(found.version).toBe('9.1.0')
    expect(titles(found)).toEqual(['Exports of large projects end in a timeout'])
    expect(found.knownIssues[0]).toMatchObject({ affects: true, workaround: 'Split them.', isLinked: false })
    expect(found.knownIssues[0]?.fixedInRelease?.version).toBe('9.2.0')
    expect(found.knownIssues[0]?.accountsAffected).toBeUndefined()
    expect(found.fixes.map(({ release, says }) => [release.version, says])).toEqual([
      ['9.2.0', 'Exports of large projects no longer run into a timeout'],
    ])
  })

  it('without an installation all that fit are shown, and nothing is said of a version', async () => {
    const found = await typing('timeout of a project export')
    expect(found.version).toBeNull()
    expect(found.fixes.map(({ release }) => release.version).sort()).toEqual(['9.0.5', '9.2.0'])
    expect(found.knownIssues.map(({ affects }) => affects)).toEqual([null, null])
  })

  it('what is not there is refused: environment.unknown, account.choose, account.not_found, product.unknown', async () => {
    const q = 'export timeout'
    const unknown = { environmentId: desk.wire('env', desk.people.ana) }
    await expect(typing(q, unknown)).rejects.toMatchObject({ code: 'environment.unknown' })
    await expect(typing(q, { environmentId }, desk.people.bo)).rejects.toMatchObject({ code: 'account.choose' })
    await expect(typing(q, { accountId: kim.account })).rejects.toMatchObject({ code: 'account.not_found' })
    await expect(typing(q, { productId: desk.wire('prd', desk.people.ana) })).rejects.toMatchObject({
      code: 'product.unknown',
    })
    const staff = await typing(q, { accountId: desk.accountId, environmentId }, desk.people.bo)
    expect(staff.version).toBe('9.1.0')
  })
})

describe('a ticket and a known issue', () => {
  const link = (issue: { readonly id: string }, ticketId: string, isLinked = true, by = desk.people.bo) =>
    desk.act(by, linkKnownIssueEndpoint, { params: { knownIssueId: issue.id }, body: { ticketId, isLinked } })

  it('are linked by an engineer and parted again; the account counts as affected once', async () => {
    const issue = await knows('Agents forget their labels', { affectedRange: '>=10.0', isPublic: false })
    const ticket = await desk.contact('ana').opens({ priority: 'P3', subject: 'Labels of agents vanish' })
    expect(issue.accountsAffected).toBe(0)

    await link(issue, ticket.id)
    expect(await link(issue, ticket.id)).toMatchObject({
      accountsAffected: 1,
      tickets: [{ number: ticket.number }],
    })
    const [first] = (await likeTicket(ticket)).knownIssues
    expect(first).toMatchObject({ title: 'Agents forget their labels', isLinked: true, accountsAffected: 1 })
    expect((await likeTicket(ticket, desk.people.ana)).knownIssues).toEqual([])

    await link(issue, ticket.id, false)
    expect((await likeTicket(ticket)).knownIssues[0]).toMatchObject({ isLinked: false, accountsAffected: 0 })
  })

  it('are linked by the staff alone, and both must be there: access.denied, ticket.not_found, known_issue.not_found', async () => {
    const issue = await knows('Nothing much')
    const ticket = await desk.contact('ana').opens({ priority: 'P3' })
    const nobodys = desk.wire('tkt', desk.people.ana)
    await expect(link(issue, nobodys)).rejects.toMatchObject({ code: 'ticket.not_found' })
    await expect(link({ id: desk.wire('kis', desk.people.ana) }, ticket.id)).rejects.toMatchObject({
      code: 'known_issue.not_found',
    })
    await expect(link(issue, ticket.id, true, desk.people.ana)).rejects.toMatchObject({ code: 'access.denied' })
  })
})

it('what was closed is remembered for a year', async () => {
  const ticket = await desk.contact('ana').opens({ priority: 'P3', subject: 'Sundial shows the wrong hour' })
  await desk.engineer('bo').replies(ticket, 'Turn it.', { status: 'closed' })
  expect(numbers(await typing('sundial wrong hour'))).toEqual([ticket.number])
  desk.clock.advance(366 * 24 * 3_600_000)
  expect(numbers(await typing('sundial wrong hour'))).toEqual([])
})
