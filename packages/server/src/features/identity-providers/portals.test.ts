import { afterAll, beforeAll, expect, it } from 'vitest'
import { openSignOnStage, type SignOnStage } from './testing/sign-on-stage.ts'

// A company with a portal of its own: its services stand at that door, and whoever fails comes back to it.
let stage: SignOnStage
let acme: string
beforeAll(async () => {
  stage = await openSignOnStage('premium in America/Chicago')
  acme = (await stage.connect('dana')).id
  await (await stage.signedIn('ana')).link(acme, 'ana')
})
afterAll(() => stage.close())

const slug = async () =>
  (
    await stage.sql<{ slug: string }>(`SELECT s.slug FROM portal_slugs s JOIN accounts a ON a.id = s.account_id
    WHERE a.code = 'ACME'`)
  )[0]?.slug ?? ''
const offered = async (portal: string) =>
  (await stage.visitor().ask('POST', '/auth/oidc/find', { portal })).json().items

it('its services are offered at its address, and at no other', async () => {
  expect(await offered(await slug())).toEqual([{ id: acme, label: 'Sign-on of acme' }])
  expect(await offered('beta')).toEqual([])
  expect(await offered('nobody')).toEqual([])
})

it('goes on inside it, and comes back to its own door when nothing comes of it', async () => {
  const page = `/p/${await slug()}/tickets`
  const ana = stage.visitor()
  expect(await ana.comeBack(await ana.passProvider(await ana.begin(acme, 'start', page), 'ana'))).toBe(page)
  const stranger = stage.visitor()
  const end = await stranger.comeBack(await stranger.passProvider(await stranger.begin(acme, 'start', page), 'omar'))
  expect(end).toBe(`/p/${await slug()}/sign-in?sign_on=sign_on.unknown`)
})

it('a portal that does not offer single sign-on opens by none (provider.not_found)', async () => {
  await stage.sql(`UPDATE portals SET methods = '{password,link}' WHERE account_id =
    (SELECT id FROM accounts WHERE code = 'ACME')`)
  expect(await offered(await slug())).toEqual([])
  const begun = await stage.visitor().ask('POST', '/auth/oidc/start', { providerId: acme })
  expect(begun.json()).toMatchObject({ status: 404, code: 'provider.not_found' })
})
