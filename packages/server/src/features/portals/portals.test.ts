import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { amendAgreementEndpoint, createAccountEndpoint, listAgreementsEndpoint } from '@mainstay/contracts/accounts'
import type { SentOf } from '@mainstay/contracts/endpoint'
import {
  addPortalHostEndpoint,
  changePortalEndpoint,
  getPortalEndpoint,
  listPortalsEndpoint,
  removePortalLogoEndpoint,
} from '@mainstay/contracts/portals'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDesk, type ScenarioDesk } from '../../../test/desk.ts'
import { mountPages } from '../../platform/http/pages.ts'
import { encodeId } from '../../platform/ids/index.ts'
import { createSignIn, hashPassword } from '../access/index.ts'

const password = 'a mast held by its stay'
const moment = () => new Promise((resolve) => setTimeout(resolve, 2_100))

let desk: ScenarioDesk
let folder: string
let dnsSays: string[] = []
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mainstay-dist-'))
  await mkdir(join(folder, 'assets'))
  await writeFile(join(folder, 'portal.html'), 'portal <!-- dress --><title>Support</title><!-- /dress -->')
  await writeFile(join(folder, 'console.html'), 'console')
  await writeFile(join(folder, 'favicon.svg'), '<svg/>')
  desk = await openDesk({
    at: 'Tue 10:00',
    account: 'premium in America/Chicago',
    parts: {
      publicUrl: 'https://desk.example',
      mounts: [mountPages(folder)],
      trustedProxies: ['10.0.0.0/8'],
      dns: { read: async () => dnsSays },
    },
  })
  const passwordHash = await hashPassword(password)
  for (const name of ['dana', 'ana', 'ida', 'bo'] as const)
    await desk.desk.asWorker((ctx) => createSignIn(ctx, { personId: desk.people[name], passwordHash }))
})
afterAll(async () => {
  await desk.close()
  await rm(folder, { recursive: true, force: true })
})

const params = () => ({ accountId: desk.accountId })
const portal = () => desk.act(desk.people.ida, getPortalEndpoint, { params: params() })
type Change = SentOf<typeof changePortalEndpoint>['body']
const change = (body: Change, by: 'ida' | 'bo' | 'marta' | 'dana' | 'ana' = 'ida') =>
  desk.act(desk.people[by], changePortalEndpoint, { params: params(), body })
const refused = (asked: Promise<unknown>) =>
  asked.then(
    () => 'done',
    ({ code }: { code?: string }) => code,
  )
const page = (url: string, host = 'desk.example', headers: Record<string, string> = {}, remoteAddress = '192.0.2.7') =>
  desk.desk.app.inject({ url, headers: { ...headers, host }, remoteAddress })

interface Sent {
  readonly payload?: object | Buffer
  readonly headers?: Record<string, string>
  readonly host?: string
}
const send = (method: 'POST' | 'DELETE', url: string, { payload = {}, headers = {}, host = 'desk.example' }: Sent) =>
  desk.desk.app.inject({
    method,
    url: `/api/v1${url}`,
    payload,
    headers: { host, origin: `https://${host}`, ...headers },
  })
const signIn = async (name: string, host = 'desk.example') => {
  const email = `${name}@${name === 'ida' || name === 'bo' ? 'vendor' : 'acme'}.test`
  const answer = await send('POST', '/auth/sign-in/email', { payload: { email, password }, host })
  const cookie = answer.cookies.map((one) => `${one.name}=${one.value}`).join('; ')
  return { answer, cookie }
}

describe('the path of its own', () => {
  it('stands at once, by the account’s code, in its own dress', async () => {
    await change({ name: 'Acme <Rail> & Co', welcome: 'Good "day"', accent: { light: '#7a1f5c', dark: '#F08AC9' } })
    const { body, headers } = await page('/p/acme/tickets')
    expect(body).toContain('<title>Acme &lt;Rail&gt; &amp; Co</title>')
    expect(body).toContain('&quot;welcome&quot;:&quot;Good \\&quot;day\\&quot;&quot;')
    expect(body).toContain('--accent:light-dark(#7a1f5c,#f08ac9)')
    const nonce = /<style nonce="([\w-]{24})">/.exec(body)?.[1]
    expect(headers['content-security-policy']).toContain(`style-src 'self' 'nonce-${nonce}'`)
    expect(body).not.toContain(desk.accountId)
  })

  it('that is nobody’s is answered like any other unknown address, to the byte', async () => {
    const bodies = await Promise.all(
      ['/nowhere', '/p/nobody', '/p/', '/p/..%2facme', '/p/%61cme'].map((url) => page(url)),
    )
    expect(new Set(bodies.map(({ statusCode, body }) => `${statusCode} ${body}`)).size).toBe(1)
  })

  it('is the same in capitals, and leads nobody to another site', async () => {
    expect((await page('/p/ACME/tickets?q=1')).headers.location).toBe('/p/acme/tickets?q=1')
    const [slashes, back] = [await page('/p/Acme//evil.example'), await page('/p/Acme/%5cevil.example')]
    expect(slashes.headers.location).toBe('/p/acme//evil.example')
    expect(back.headers.location).toBe('/p/acme/%5cevil.example')
  })

  it('may change; the old one leads on, and is never another’s (portal.slug_taken)', async () => {
    await change({ slug: 'acme-rail' })
    expect((await page('/p/acme/tickets/ACME-1')).headers.location).toBe('/p/acme-rail/tickets/ACME-1')
    const other = await desk.act(desk.people.ida, createAccountEndpoint, {
      body: { code: 'OTHER', name: 'Other', managerId: encodeId('per', desk.people.marta) },
    })
    const take = (slug: string) =>
      desk.act(desk.people.ida, changePortalEndpoint, { params: { accountId: other.id }, body: { slug } })
    expect([await refused(take('acme')), await refused(take('acme-rail'))]).toEqual(Array(2).fill('portal.slug_taken'))
    await change({ slug: 'acme' })
    expect(await portal()).toMatchObject({
      slug: 'acme',
      formerSlugs: ['acme-rail'],
      url: 'https://desk.example/p/acme',
    })
  })

  it('of an account named like another’s path is the next that is free', async () => {
    await change({ slug: 'late' })
    await change({ slug: 'acme' })
    const late = await desk.act(desk.people.ida, createAccountEndpoint, {
      body: { code: 'LATE', name: 'Late', managerId: encodeId('per', desk.people.marta) },
    })
    const found = await desk.act(desk.people.ida, getPortalEndpoint, { params: { accountId: late.id } })
    expect(found).toMatchObject({ slug: 'late-2', state: 'shared', url: 'https://desk.example', clause: null })
    expect((await page('/p/late-2')).body).toBe((await page('/nowhere')).body)
  })
})

describe('who changes it', () => {
  it('the primary her portal’s looks; path and sign-in are the staff’s (access.denied)', async () => {
    await change({ welcome: 'Hello' }, 'dana')
    expect(await refused(change({ slug: 'mine' }, 'dana'))).toBe('access.denied')
    expect(await refused(change({ methods: ['link'] }, 'dana'))).toBe('access.denied')
    expect(await refused(change({ slug: 'mine' }, 'marta'))).toBe('access.denied')
    expect(await refused(change({ welcome: 'Hi' }, 'ana'))).toBe('access.denied')
    expect(await refused(change({ welcome: 'Hi' }, 'bo'))).toBe('access.denied')
  })

  it('a colour that cannot be read is refused, with the nearest that can (portal.colour_too_faint)', async () => {
    const told = await change({ accent: { light: '#ffd400', dark: '#ffd400' } }, 'dana').catch((error) => error)
    expect(told).toMatchObject({
      code: 'portal.colour_too_faint',
      errors: [{ pointer: '/accent/light', detail: 'The nearest that passes is #816a02.' }],
    })
  })

  it('a logo is drawn anew, never shown as it came (file.no_picture)', async () => {
    const { cookie } = await signIn('dana')
    const upload = async (bytes: Buffer, type: string) => {
      const headers = { cookie, 'content-type': type }
      return (await send('POST', '/files?name=logo', { payload: bytes, headers })).json().id as string
    }
    const set = async (bytes: Buffer, type: string) =>
      send('POST', `/accounts/${desk.accountId}/portal/logo`, {
        payload: { fileId: await upload(bytes, type) },
        headers: { cookie, 'idempotency-key': `logo-${bytes.length}` },
      })
    const svg = await set(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'), 'image/png')
    expect(svg.json()).toMatchObject({ code: 'file.no_picture' })
    const png = await sharp({ create: { width: 900, height: 300, channels: 4, background: '#7a1f5c' } })
      .png()
      .toBuffer()
    const { logoUrl } = (await set(png, 'image/png')).json()
    const shown = await page(logoUrl)
    expect(shown.headers).toMatchObject({
      'content-type': 'image/webp',
      'cache-control': expect.stringContaining('immutable'),
    })
    expect(await sharp(shown.rawPayload).metadata()).toMatchObject({ format: 'webp', width: 480, height: 160 })
    expect((await page('/p/acme')).body).toContain(`href="${logoUrl}"`)
    const foreign = await send('POST', `/accounts/${desk.accountId}/portal/logo`, {
      payload: { fileId: 'file_01hzzzzzzzzzzzzzzzzzzzzzzz' },
      headers: { cookie },
    })
    expect(foreign.json()).toMatchObject({ status: 404, code: 'file.not_found' })
    expect(await desk.act(desk.people.dana, removePortalLogoEndpoint, { params: params() })).toMatchObject({
      logoUrl: null,
    })
    expect((await page(logoUrl)).statusCode).toBe(404)
  })
})

describe('a host of its own', () => {
  const prove = async (by: object) => {
    const { cookie } = await signIn('ida')
    const hostId = (await portal()).hosts[0]?.id
    return send('POST', `/accounts/${desk.accountId}/portal/hosts/${hostId}/proof`, {
      payload: by,
      headers: { cookie },
    })
  }
  const add = (host: string, by: 'ida' | 'marta' = 'ida') =>
    desk.act(desk.people[by], addPortalHostEndpoint, { params: params(), body: { host } })
  const ask = (domain: string) => page(`/api/v1/portal-hosts?domain=${encodeURIComponent(domain)}`)

  it('is refused where it is nonsense, looks like another, is taken or ours (portal.host_invalid, portal.host_taken)', async () => {
    for (const host of ['xn--cme-6cd.example', 'аcme.example', '10.0.0.1', 'localhost', 'acme.example/x'])
      expect(await refused(add(host))).toBe('portal.host_invalid')
    expect(await refused(add('desk.example'))).toBe('portal.host_taken')
    expect(await refused(add('help.acme.example', 'marta'))).toBe('access.denied')
    await add('Help.Acme.example.')
    expect(await refused(add('help.acme.example'))).toBe('portal.host_taken')
  })

  it('is served once its record or a colleague proves it (portal.host_unproved, portal.host_unknown, portal.host_not_found)', async () => {
    const [host] = (await portal()).hosts
    expect(host?.record).toEqual({
      name: '_mainstay.help.acme.example',
      value: expect.stringMatching(/^mainstay-portal=/),
    })
    expect((await page('/', 'help.acme.example')).body).toBe((await page('/nowhere')).body)
    expect((await ask('help.acme.example')).json()).toMatchObject({ status: 404, code: 'portal.host_unknown' })
    dnsSays = ['mainstay-portal=somebody-else']
    expect((await prove({ by: 'dns' })).json()).toMatchObject({ code: 'portal.host_unproved' })
    dnsSays = [host?.record.value ?? '']
    expect((await prove({ by: 'dns' })).json()).toMatchObject({ url: 'https://help.acme.example' })
    expect((await ask('help.acme.example')).statusCode).toBe(204)
    expect((await ask('desk.example')).statusCode).toBe(204)
    const { cookie } = await signIn('ida')
    const unknown = await send(
      'POST',
      `/accounts/${desk.accountId}/portal/hosts/hst_01hzzzzzzzzzzzzzzzzzzzzzzz/proof`,
      {
        payload: { by: 'staff', reason: 'They told us' },
        headers: { cookie },
      },
    )
    expect(unknown.json()).toMatchObject({ status: 404, code: 'portal.host_not_found' })
  })

  it('is itself in capitals and with a dot, and never by what a stranger forwards', async () => {
    const own = (await page('/tickets', 'help.acme.example')).body
    expect(own).toContain('&quot;base&quot;:&quot;&quot;')
    for (const host of ['HELP.acme.example', 'help.acme.example.', 'help.acme.example:443'])
      expect((await page('/tickets', host)).body.replace(/nonce="[^"]*"/, '')).toBe(own.replace(/nonce="[^"]*"/, ''))
    const shared = (await page('/nowhere')).body
    const forwarded = { 'x-forwarded-host': 'help.acme.example' }
    expect((await page('/', 'desk.example', forwarded)).body).toBe(shared)
    expect((await page('/', 'desk.example', forwarded, '10.1.2.3')).body).not.toBe(shared)
    for (const host of [
      'help.acme.example.evil.example',
      'acme.example',
      'help.acme.example,desk.example',
      '[::1]',
      '%00',
      'xn--hlp-8na.acme.example',
    ])
      expect((await page('/', host)).body).toBe(shared)
  })

  it('shows its own portal alone: no other path, no console', async () => {
    expect((await page('/p/acme/tickets', 'help.acme.example')).headers.location).toBe('/tickets')
    expect((await page('/p/acme//evil.example', 'help.acme.example')).headers.location).toBe('/evil.example')
    expect((await page('/p/other', 'help.acme.example')).body).toContain('&quot;slug&quot;:&quot;acme&quot;')
    expect((await page('/console/queue', 'help.acme.example')).headers.location).toBe(
      'https://desk.example/console/queue',
    )
  })

  it('takes changes from its own pages, and none from a neighbour’s (session.origin_refused)', async () => {
    const { answer, cookie } = await signIn('dana', 'help.acme.example')
    expect(answer.statusCode).toBe(200)
    expect(cookie).toMatch(/^__Host-/)
    const from = (origin: string, host: string) =>
      send('POST', '/auth/sign-out', { host, headers: { origin, cookie } }).then(({ statusCode }) => statusCode)
    expect(await from('https://desk.example', 'help.acme.example')).toBe(403)
    expect(await from('https://help.acme.example', 'desk.example')).toBe(403)
    expect(await from('http://help.acme.example', 'help.acme.example')).toBe(403)
    expect(await from('https://evil.example', 'evil.example')).toBe(403)
    expect(await from('https://help.acme.example', 'help.acme.example')).toBe(204)
  })

  it('removed, is a stranger’s again, and free for another', async () => {
    const { cookie } = await signIn('ida')
    const [host] = (await portal()).hosts
    const gone = await send('POST', `/accounts/${desk.accountId}/portal/hosts/${host?.id}/removal`, {
      headers: { cookie },
    })
    expect(gone.json()).toMatchObject({ hosts: [], url: 'https://desk.example/p/acme' })
    expect((await page('/', 'help.acme.example')).body).toBe((await page('/nowhere')).body)
    expect((await ask('help.acme.example')).statusCode).toBe(404)
    await add('help.acme.example')
    await prove({ by: 'staff', reason: 'Dana showed us on the phone' })
  })
})

it('whoever proves who they are in a way the portal does not offer is not let in, and told (session.method_not_offered)', async () => {
  const sessions = () =>
    desk.sql('SELECT s.id FROM auth_sessions s JOIN auth_users u ON u.id = s.user_id WHERE u.person_id = $1', [
      desk.people.dana,
    ])
  const before = await sessions()
  await change({ methods: ['link', 'sso'] })
  const { answer, cookie } = await signIn('dana')
  expect(answer.json()).toMatchObject({ status: 403, code: 'session.method_not_offered' })
  expect(cookie).toBe('')
  expect(await sessions()).toEqual(before)
  expect((await signIn('ida')).answer.statusCode).toBe(200)
  await change({ methods: ['password'] })
  expect((await signIn('dana')).answer.statusCode).toBe(200)
})

it('a person is told where her own accounts go, and nothing of others', async () => {
  const { cookie } = await signIn('ana')
  const mine = await page('/api/v1/portals/mine', 'desk.example', { cookie })
  expect(mine.json()).toEqual({
    items: [{ accountId: desk.accountId, slug: 'acme', host: 'help.acme.example', url: 'https://help.acme.example' }],
  })
  expect((await desk.act(desk.people.bo, listPortalsEndpoint, {})).items.map(({ account }) => account.code)).toEqual([
    'ACME',
  ])
})

it('a downgrade leads every address to the shared portal for twelve months, then knows it no more (portal.not_own)', async () => {
  const { ida } = desk.people
  const [agreement] = (await desk.act(ida, listAgreementsEndpoint, { params: params() })).items
  await desk.act(ida, amendAgreementEndpoint, {
    params: { ...params(), agreementId: agreement?.id ?? '' },
    body: {
      effectiveAt: new Date(desk.now()).toISOString(),
      reason: 'Smaller',
      plan: 'standard',
      endsOn: '2029-01-01',
    },
  })
  await moment()
  expect(await portal()).toMatchObject({ state: 'leads_to_shared', clause: '12.6', url: 'https://desk.example' })
  expect((await page('/p/acme/tickets/ACME-1?a=b')).headers.location).toBe('/tickets/ACME-1?a=b')
  expect((await page('/p/acme-rail//evil.example')).headers.location).toBe('/evil.example')
  expect((await page('/tickets/ACME-1', 'help.acme.example')).headers.location).toBe(
    'https://desk.example/tickets/ACME-1',
  )
  expect(await refused(change({ welcome: 'Still here' }, 'dana'))).toBe('portal.not_own')
  await desk.pass('364 days')
  await moment()
  expect((await page('/p/acme')).statusCode).toBe(302)
  await desk.pass('2 days')
  await moment()
  const unknown = (await page('/nowhere')).body
  expect((await page('/p/acme')).body).toBe(unknown)
  expect((await page('/tickets', 'help.acme.example')).body).toBe(unknown)
})
