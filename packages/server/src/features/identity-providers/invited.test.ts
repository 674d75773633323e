import { afterAll, beforeAll, expect, it } from 'vitest'
import { endOf, openSignOnStage, type SignOnStage } from './testing/sign-on-stage.ts'

// An invitation that is accepted by coming in by the company's own service: the mail proves who, the provider is the way.
let stage: SignOnStage
let acme: string
let beta: string
beforeAll(async () => {
  stage = await openSignOnStage()
  acme = (await stage.connect('dana')).id
  beta = (await stage.connect('carl')).id
})
afterAll(() => stage.close())

/** An invitation of Ana's for Acme, as its letter carries it; she forgets how she came in before. */
async function inviteAna(): Promise<string> {
  const { links } = stage.desk.access
  const accountId = (await stage.sql<{ id: string }>(`SELECT id FROM accounts WHERE code = 'ACME'`))[0]?.id
  return stage.desk.asWorker(async (ctx) => {
    const id = await links.make(ctx, {
      purpose: 'invitation',
      personId: stage.people.ana,
      accountId,
      subjectId: ctx.newId(),
    })
    return links.tokenOf({ id, purpose: 'invitation' })
  })
}
const begin = async (browser: ReturnType<SignOnStage['visitor']>, providerId: string, invitation: string) =>
  browser.ask('POST', '/auth/oidc/start', { providerId, invitation })

it('the page of an invitation offers the services of that side alone', async () => {
  const token = await inviteAna()
  const offered = await stage.visitor().ask('POST', '/auth/oidc/find', { invitation: token })
  expect(offered.json().items).toEqual([{ id: acme, label: 'Sign-on of acme' }])
  expect((await stage.visitor().ask('POST', '/auth/oidc/find', { invitation: 'lnk_nothing.x' })).json().items).toEqual(
    [],
  )
  expect((await begin(stage.visitor(), beta, token)).json()).toMatchObject({ status: 410, code: 'link.spent' })
})

it('coming in by it accepts, whatever mail it claims, and once (link.spent)', async () => {
  stage.providers.acme.people.set('a.kovac', { name: 'A. Kovač', email: 'a.kovac@acme.test', email_verified: true })
  const token = await inviteAna()
  const [first, second] = [stage.visitor(), stage.visitor()]
  const ways = await Promise.all(
    [first, second].map(async (browser) =>
      browser.passProvider((await begin(browser, acme, token)).json().url, 'a.kovac'),
    ),
  )
  expect(endOf(await first.comeBack(ways[0] ?? ''))).toBe('/')
  expect((await first.ask('GET', '/me')).json()).toMatchObject({ person: { name: 'Ana', email: 'ana@acme.test' } })
  expect(endOf(await second.comeBack(ways[1] ?? ''))).toBe('link.spent')
  expect(endOf(await stage.visitor().enter(acme, 'a.kovac'))).toBe('/')
})

it('one whose sign-in is somebody else’s is not accepted, and the invitation stays good (identity.taken)', async () => {
  await (await stage.signedIn('dana')).link(acme, 'dana')
  const token = await inviteAna()
  const browser = stage.visitor()
  const callback = await browser.passProvider((await begin(browser, acme, token)).json().url, 'dana')
  expect(endOf(await browser.comeBack(callback))).toBe('identity.taken')
  expect((await begin(stage.visitor(), acme, token)).statusCode).toBe(200)
})

it('where single sign-on is the only way, no password comes of an invitation, and it stays good', async () => {
  expect((await stage.change('dana', acme, { ssoOnly: true })).statusCode).toBe(200)
  const token = await inviteAna()
  const answer = await stage
    .visitor()
    .ask('POST', '/auth/links/invitation', { token, password: 'a calm river runs north' })
  expect(answer.json()).toMatchObject({ status: 403, code: 'session.sso_required' })
  const browser = stage.visitor()
  const callback = await browser.passProvider((await begin(browser, acme, token)).json().url, 'a.kovac')
  expect(endOf(await browser.comeBack(callback))).toBe('/')
})

it('who came in by a provider gives herself no other way in (session.by_provider)', async () => {
  await stage.sql(`UPDATE auth_credentials SET password = NULL WHERE user_id IN
    (SELECT id FROM auth_users WHERE person_id = '${stage.people.ana}')`)
  const browser = stage.visitor()
  await browser.enter(acme, 'a.kovac')
  const answer = await browser.ask('POST', '/auth/change-password', { newPassword: 'a calm river runs west' })
  expect(answer.json()).toMatchObject({ status: 403, code: 'session.by_provider' })
})
