import { createAccountEndpoint } from '@mainstay/contracts/accounts'
import type { SentOf } from '@mainstay/contracts/endpoint'
import { addEnvironmentEndpoint } from '@mainstay/contracts/environments'
import {
  changeKnownIssueEndpoint,
  createKnownIssueEndpoint,
  listKnownIssuesEndpoint,
} from '@mainstay/contracts/known-issues'
import { listNotificationsEndpoint } from '@mainstay/contracts/notifications'
import {
  changeReleaseEndpoint,
  createReleaseEndpoint,
  getDownloadEndpoint,
  getReleaseEndpoint,
  listReleasesEndpoint,
  mergeHotfixEndpoint,
  previewReleaseEndpoint,
  publishReleaseEndpoint,
  setReleaseFixesEndpoint,
  withdrawReleaseEndpoint,
} from '@mainstay/contracts/releases'
import {
  getSupportWindowsEndpoint,
  getVersionStandingEndpoint,
  listSupportEndsEndpoint,
} from '@mainstay/contracts/support-windows'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDesk, type ScenarioDesk } from '../../../test/desk.ts'

let desk: ScenarioDesk
beforeAll(async () => {
  desk = await openDesk({ at: 'Tue 10:00', account: 'standard in America/Chicago' })
  await give({ version: '8.0.0', kind: 'major', availableOn: '2024-09-05' })
  await give({ version: '8.4.0', kind: 'update', availableOn: '2025-11-20' })
  await give({ version: '9.0.0', kind: 'major', availableOn: '2026-03-03' })
})
afterAll(() => desk.close())

type Draft = SentOf<typeof createReleaseEndpoint>['body']
const ida = () => desk.people.ida
const draft = (body: Draft, by = ida()) => desk.act(by, createReleaseEndpoint, { body })
const publish = (release: { id: string }) =>
  desk.act(ida(), publishReleaseEndpoint, { params: { releaseId: release.id }, body: {} })
const give = async (body: Draft) => publish(await draft(body))
const fixes = (release: { id: string }, items: SentOf<typeof setReleaseFixesEndpoint>['body']['items']) =>
  desk.act(ida(), setReleaseFixesEndpoint, { params: { releaseId: release.id }, body: { items } })
const read = (personId: string, release: { id: string }) =>
  desk.act(personId, getReleaseEndpoint, { params: { releaseId: release.id } })
const noticesOf = async (personId: string, kind: string) =>
  (await desk.act(personId, listNotificationsEndpoint, { query: { limit: 100 } })).items.filter(
    (notice) => notice.kind === kind,
  )

describe('the catalogue', () => {
  it('shows each release with its window, newest first; a draft is release.not_found to customers', async () => {
    const made = await draft({ version: '9.3.0', kind: 'update' })

    const { items } = await desk.act(desk.people.ana, listReleasesEndpoint, { query: {} })
    expect(items.map(({ version, window }) => [version, window.state])).toEqual([
      ['9.0.0', 'current'],
      ['8.4.0', 'preceding'],
      ['8.0.0', 'preceding'],
    ])
    expect(items[1]?.window).toMatchObject({ until: '2027-03-03', untilAtLatest: true, clause: '5.2' })
    await expect(read(desk.people.ana, made)).rejects.toMatchObject({ code: 'release.not_found' })
    expect((await read(desk.people.bo, made)).window.state).toBe('not_released')
  })

  it('is written by product managers and leads, who are told what does not fit: access.denied, release.version_unfit, release.version_taken', async () => {
    await expect(draft({ version: '9.4.0', kind: 'update' }, desk.people.bo)).rejects.toMatchObject({
      code: 'access.denied',
    })
    await expect(draft({ version: 'next', kind: 'update' })).rejects.toMatchObject({ code: 'release.version_unfit' })
    await expect(draft({ version: '9.0.0', kind: 'update' })).rejects.toMatchObject({ code: 'release.version_taken' })
    await expect(draft({ version: '9.5.0', kind: 'update', productId: desk.wire('prd', ida()) })).rejects.toMatchObject(
      { code: 'product.unknown' },
    )
  })

  it('keeps what was read: release.not_a_draft, release.date_needed, release.not_published', async () => {
    const made = await draft({ version: '8.4.1', kind: 'patch' })
    const params = { releaseId: made.id }
    await expect(publish(made)).rejects.toMatchObject({ code: 'release.date_needed' })
    await expect(desk.act(ida(), withdrawReleaseEndpoint, { params, body: { because: 'x' } })).rejects.toMatchObject({
      code: 'release.not_published',
    })
    await desk.act(ida(), changeReleaseEndpoint, { params, body: { availableOn: '2026-11-01' } })
    await publish(made)
    await expect(publish(made)).rejects.toMatchObject({ code: 'release.not_a_draft' })
    await expect(desk.act(ida(), changeReleaseEndpoint, { params, body: { version: '8.4.2' } })).rejects.toMatchObject({
      code: 'release.not_a_draft',
    })
    await expect(desk.act(ida(), changeReleaseEndpoint, { params, body: { availableOn: null } })).rejects.toMatchObject(
      { code: 'release.date_needed' },
    )
  })

  it('a withdrawn release stays readable with its reason and leads nobody anywhere', async () => {
    const made = await give({ version: '8.9.0', kind: 'update', availableOn: '2026-11-02' })
    const standing = () => desk.act(desk.people.ana, getVersionStandingEndpoint, { query: { version: '8.4.0' } })
    expect((await standing()).path[0]?.version).toBe('8.9.0')

    await desk.act(ida(), withdrawReleaseEndpoint, { params: { releaseId: made.id }, body: { because: 'Loses data.' } })

    expect((await read(desk.people.ana, made)).withdrawnBecause).toBe('Loses data.')
    expect((await standing()).path.map(({ version }) => version)).not.toContain('8.9.0')
  })
})

describe('a hotfix', () => {
  it('is for the accounts named alone, lives in the window of its base, and retires when it is merged', async () => {
    const other = await desk.act(ida(), createAccountEndpoint, {
      body: { code: 'OTHR', name: 'Other', managerId: desk.wire('per', desk.people.marta) },
    })
    const { items } = await desk.act(ida(), listReleasesEndpoint, { query: { q: '8.4.0' } })
    const base = { kind: 'hotfix', availableOn: '2026-11-20', basedOnId: items[0]?.id } as const
    const ours = await give({ ...base, version: '8.4.0-hotfix.1', accountIds: [desk.accountId] })
    const theirs = await give({ ...base, version: '8.4.0-hotfix.2', accountIds: [other.id] })

    const seen = (await desk.act(desk.people.ana, listReleasesEndpoint, { query: { kind: 'hotfix' } })).items
    expect(seen.map(({ version }) => version)).toEqual(['8.4.0-hotfix.1'])
    expect(seen[0]?.window).toMatchObject({ state: 'preceding', until: '2027-03-03' })
    await expect(read(desk.people.ana, theirs)).rejects.toMatchObject({ code: 'release.not_found' })
    expect((await read(desk.people.ana, ours)).accounts).toBeUndefined()
    const stateOf = async (version: string) =>
      (await desk.act(desk.people.ana, getVersionStandingEndpoint, { query: { version } })).window.state
    expect(await stateOf('8.4.0-hotfix.1')).toBe('preceding')
    expect(await stateOf('8.4.0-hotfix.2')).toBe('not_released')
    await desk.mailGoes()
    expect(await noticesOf(desk.people.ana, 'hotfix_issued')).toHaveLength(1)

    const into = await give({ version: '8.4.5', kind: 'patch', availableOn: '2026-11-21' })
    const params = { releaseId: ours.id }
    const merged = await desk.act(ida(), mergeHotfixEndpoint, { params, body: { intoId: into.id } })
    expect(merged.mergedInto?.version).toBe('8.4.5')
  })

  it('has a base and accounts: release.base_unfit, release.accounts_needed, account.not_found', async () => {
    const { items } = await desk.act(ida(), listReleasesEndpoint, { query: { q: '9.0.0' } })
    const basedOnId = items[0]?.id
    const hotfix = { version: '9.0.0-hotfix.1', kind: 'hotfix' } as const
    await expect(draft({ ...hotfix, accountIds: [desk.accountId] })).rejects.toMatchObject({
      code: 'release.base_unfit',
    })
    await expect(draft({ ...hotfix, basedOnId })).rejects.toMatchObject({ code: 'release.accounts_needed' })
    await expect(draft({ ...hotfix, basedOnId, accountIds: [desk.wire('acc', ida())] })).rejects.toMatchObject({
      code: 'account.not_found',
    })
  })
})

describe('whose tickets a release mends', () => {
  it('is told once, asks to confirm what waited for a release, and stops no clock', async () => {
    const waits = await desk.contact('ana').opens({ priority: 'P3' })
    await desk.engineer('bo').replies(waits, 'A release will mend it.', { status: 'waiting_release' })
    const owed = await desk.contact('dana').opens({ priority: 'P3', sight: 'private' })
    const made = await draft({ version: '9.1.0', kind: 'update', availableOn: '2026-11-24' })
    const items = [
      { says: 'Deploys no longer stand still.', tickets: [waits.number] },
      { says: 'A leak is closed.', isSecurity: true, tickets: [owed.number, waits.number] },
    ]
    await fixes(made, items)
    const preview = await desk.act(ida(), previewReleaseEndpoint, { params: { releaseId: made.id } })
    expect(preview.tells).toMatchObject([
      { account: { code: 'ACME' }, people: 2, tickets: [{ asksToConfirm: true }, { asksToConfirm: false }] },
    ])

    await publish(made)
    await desk.mailGoes()
    await fixes(made, items)
    await desk.mailGoes()

    expect(await noticesOf(desk.people.ana, 'fixed_in')).toMatchObject([{ facts: { version: '9.1.0' } }])
    expect(await noticesOf(desk.people.dana, 'fixed_in')).toHaveLength(1)
    expect(await noticesOf(desk.people.ana, 'resolved')).toHaveLength(0)
    expect((await desk.contact('ana').reads(waits)).status).toBe('resolved')
    expect((await desk.contact('dana').reads(owed)).status).toBe('open')
    expect(await desk.commitment(owed, 'first_response')).toMatchObject({ state: 'running' })
    const said = (await desk.contact('ana').timeline(waits)).flatMap((entry) =>
      entry.type === 'change' && entry.change.kind === 'fixed_in' ? [entry.change.to] : [],
    )
    expect(said).toEqual(['9.1.0'])
    // the private ticket counts for its opener alone
    expect([
      (await read(desk.people.ana, made)).fixList[1]?.tickets,
      (await read(desk.people.ana, made)).ticketsFixed,
    ]).toMatchObject([[{ number: waits.number }], 1])
  })

  it('is told on the day when it is out, never by a plan', async () => {
    const ticket = await desk.contact('ana').opens({ priority: 'P3' })
    const made = await draft({ version: '9.2.0', kind: 'update', availableOn: '2026-11-27' })
    await fixes(made, [{ says: 'It is quicker.', tickets: [ticket.number] }])
    await publish(made)
    await desk.mailGoes()
    const before = (await noticesOf(desk.people.ana, 'fixed_in')).length

    await desk.pass('72 hours')
    await desk.mailGoes()

    expect((await noticesOf(desk.people.ana, 'fixed_in')).length).toBe(before + 1)
  })

  it('a number that is nobody’s is not taken: ticket.not_found', async () => {
    const made = await draft({ version: '9.9.0', kind: 'update' })
    await expect(fixes(made, [{ says: 'x', tickets: ['ACME-9999'] }])).rejects.toMatchObject({
      code: 'ticket.not_found',
    })
  })
})

describe('downloads', () => {
  it('come with an agreement in force, by its clause: release.no_download, release.not_entitled', async () => {
    const made = await give({ version: '9.0.1', kind: 'patch', availableOn: '2026-11-03' })
    const params = { releaseId: made.id }
    const get = () => desk.act(desk.people.ana, getDownloadEndpoint, { params })
    await expect(get()).rejects.toMatchObject({ code: 'release.no_download' })
    const download = { url: 'https://get.example/9.0.1.tar.gz', checksum: 'sha256:abc' }
    await desk.act(ida(), changeReleaseEndpoint, { params, body: { download } })

    expect(await get()).toMatchObject({ ...download, decision: { clauses: ['1.1'] } })
    expect((await read(desk.people.ana, made)).download).toBeUndefined()

    await desk.sql(`UPDATE agreements SET ends_on = '2026-02-01'`)
    await expect(get()).rejects.toMatchObject({ code: 'release.not_entitled', clause: '1.1' })
    await desk.sql(`UPDATE agreements SET ends_on = '2028-01-01'`)
  })
})

describe('known issues', () => {
  it('are read once public, of one version where it is named; staff read how many accounts they touch', async () => {
    const ticket = await desk.contact('ana').opens({ priority: 'P3' })
    const body = { title: 'Slow start', says: 'It takes minutes.', affectedRange: '>=9.0 <9.2.1' }
    await desk.act(ida(), createKnownIssueEndpoint, { body: { ...body, title: 'Not yet' } })
    const issue = await desk.act(ida(), createKnownIssueEndpoint, {
      body: { ...body, isPublic: true, fixedIn: '9.2.1', tickets: [ticket.number] },
    })
    expect(issue.accountsAffected).toBe(1)
    const list = async (version?: string) =>
      (await desk.act(desk.people.ana, listKnownIssuesEndpoint, { query: version ? { version } : {} })).items
    expect(await list()).toMatchObject([{ title: 'Slow start', tickets: [{ number: ticket.number }] }])
    expect((await list())[0]?.accountsAffected).toBeUndefined()
    expect(await list('9.2.1')).toEqual([])
    expect(await list('9.1.0')).toHaveLength(1)
  })

  it('name a range and tickets that are there: known_issue.range_unfit, known_issue.not_found, ticket.not_found', async () => {
    const body = { title: 'T', says: 'S', affectedRange: 'all of them' }
    const create = (more: object) => desk.act(ida(), createKnownIssueEndpoint, { body: { ...body, ...more } })
    await expect(create({})).rejects.toMatchObject({ code: 'known_issue.range_unfit' })
    const params = { knownIssueId: desk.wire('kis', ida()) }
    await expect(desk.act(ida(), changeKnownIssueEndpoint, { params, body: { isPublic: true } })).rejects.toMatchObject(
      { code: 'known_issue.not_found' },
    )
    const { id } = await create({ affectedRange: '>=9' })
    const changed = await desk.act(ida(), changeKnownIssueEndpoint, {
      params: { knownIssueId: id },
      body: { fixedIn: '9.2.1', affectedRange: '>=9.0 <9.2.1' },
    })
    expect(changed).toMatchObject({ fixedIn: '9.2.1', title: 'T', rowVersion: 2 })
    await expect(create({ affectedRange: '>=9', tickets: ['ACME-9999'] })).rejects.toMatchObject({
      code: 'ticket.not_found',
    })
  })
})

describe('ahead of an end of support', () => {
  it('accounts that run the line are told once for each number of days, and staff read the list', async () => {
    const params = { accountId: desk.accountId }
    await desk.act(ida(), addEnvironmentEndpoint, {
      params,
      body: { name: 'Production', productVersion: '8.4.0', platform: 'Linux', isProduction: true },
    })
    const lists = () => desk.act(desk.people.bo, listSupportEndsEndpoint, { query: {} })
    expect((await lists()).items).toMatchObject([
      { account: { code: 'ACME' }, line: '8', endsOn: '2027-03-03', environments: [{ version: '8.4.0' }] },
    ])
    // 90 days ahead of 3 March 2027
    await desk.pass('200 hours')
    await desk.mailGoes()
    const told = await noticesOf(desk.people.ana, 'version_ending')
    expect(told).toMatchObject([{ facts: { line: '8.x', endsOn: '2027-03-03', environments: 1 } }])

    await desk.pass('24 hours')
    await desk.mailGoes()
    expect(await noticesOf(desk.people.ana, 'version_ending')).toHaveLength(1)
    expect((await lists()).items[0]?.told).toMatchObject([{ daysBefore: 90 }])
  })

  it('the picture of windows shows a plan apart from what is promised, with the reader’s own installations', async () => {
    const planned = await draft({ version: '10.0.0', kind: 'major', availableOn: '2027-02-01' })
    const preview = await desk.act(ida(), previewReleaseEndpoint, { params: { releaseId: planned.id } })
    expect(preview.ends).toMatchObject([
      { line: '8', effect: 'ends', until: '2027-02-01', accounts: [{ account: { code: 'ACME' }, environments: 1 }] },
      { line: '9', effect: 'begins_last_months', until: '2028-02-01' },
    ])
    await publish(planned)
    const { items } = await desk.act(desk.people.ana, getSupportWindowsEndpoint, { query: {} })
    expect(items).toMatchObject([
      {
        line: '8',
        until: '2027-02-01',
        endIsPlanned: true,
        promisedUntil: '2027-03-03',
        environments: [{ name: 'Production' }],
      },
      { line: '9', state: 'current', environments: [] },
      { line: '10', isPlanned: true },
    ])
  })
})

describe('feeds', () => {
  it('are for anybody: releases that are out, ends of support, and never a hotfix or a draft; product.unknown else', async () => {
    const get = (path: string) => desk.desk.app.inject({ method: 'GET', url: `/api/v1/feeds/${path}` })
    const [product] = await desk.sql(`SELECT key FROM products ORDER BY created_at LIMIT 1`)
    const key = String((product as { key: string }).key)
    const atom = await get(`${key}/releases.atom`)
    expect([atom.statusCode, atom.headers['content-type']]).toEqual([200, 'application/atom+xml; charset=utf-8'])
    expect(atom.body).toContain('9.1.0</title>')
    expect(atom.body).not.toContain('hotfix')
    const rss = await get(`${key}/releases.rss`)
    expect([rss.statusCode, rss.headers['content-type']]).toEqual([200, 'application/rss+xml; charset=utf-8'])
    const named = (body: string, of: RegExp) => [...body.matchAll(of)].map(([, title]) => title)
    expect(named(rss.body, /<guid[^>]*>.*\n\s*<title>(.*)</g)).toEqual(
      named(atom.body, /<id>.*\n\s*<title>(.*)</g).slice(1),
    )
    expect(rss.body).toMatch(/<pubDate>\w{3}, \d\d \w{3} \d{4} [\d:]{8} GMT</)
    const json = (await get(`${key}/releases.json`)).json()
    expect(json.items.map(({ title }: { title: string }) => title).join()).toContain(
      'support ends on 2027-02-01 (planned)',
    )
    const calendar = await get(`${key}/support-ends.ics`)
    expect(calendar.body).toContain('DTSTART;VALUE=DATE:20270201')
    expect((await get('nothing/releases.atom')).json().code).toBe('product.unknown')
  })
})
