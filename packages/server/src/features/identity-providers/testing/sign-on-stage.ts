import { addContactEndpoint, createAccountEndpoint, createAgreementEndpoint } from '@mainstay/contracts/accounts'
import { BrowserAtProvider, callbackAddress } from '../../../../test/browser-at-provider.ts'
import { openDesk } from '../../../../test/desk.ts'
import { type Claims, openProvider, type TestProvider } from '../../../../test/open-provider.ts'
import { decodeId, encodeId } from '../../../platform/ids/index.ts'
import { createSignIn, hashPassword } from '../../access/index.ts'

const password = 'a calm river runs south'
const client = (id: string) => ({ id, secret: `secret of ${id}`, redirectUri: callbackAddress })

/** Who each provider knows, by login, which is the subject. */
const atAcme: Readonly<Record<string, Claims>> = {
  dana: { name: 'Dana', email: 'dana@acme.test', email_verified: true },
  ana: { name: 'Ana', email: 'ana@acme.test', email_verified: true },
  nina: { name: 'Nina\u0007 Newcomer', email: 'nina@acme.test', email_verified: true },
  omar: { name: 'Omar', email: 'omar@acme.test', email_verified: false },
  pete: { name: 'Pete', email: 'pete@elsewhere.test', email_verified: true },
  carl: { name: 'Carl', email: 'carl@beta.test', email_verified: true },
}
const atBeta: Readonly<Record<string, Claims>> = {
  carl: { name: 'Carl', email: 'carl@beta.test', email_verified: true },
  ana: { name: 'Ana', email: 'ana@acme.test', email_verified: true },
}

/** A desk with two accounts (Dana and Ana of Acme, Carl of Beta), a provider for each, and one of the vendor. */
export async function openSignOnStage() {
  const desk = await openDesk({ at: 'Tue 10:00', account: 'standard in America/Chicago' })
  const providers = {
    acme: await openProvider({ clients: [client('acme'), client('other')], people: atAcme }),
    beta: await openProvider({ clients: [client('beta')], people: atBeta, thinTokens: true }),
    vendor: await openProvider({ clients: [client('vendor')], people: { ida: {}, bo: {} } }),
  }
  const { ida, marta } = desk.people
  const beta = await desk.act(ida, createAccountEndpoint, {
    body: { code: 'BETA', name: 'Beta Freight', managerId: encodeId('per', marta) },
  })
  const params = { accountId: beta.id }
  const sold = {
    orderForm: 'OF-2',
    plan: 'standard',
    startsOn: '2026-01-01',
    endsOn: '2027-01-01',
    zone: 'Europe/Paris',
  }
  await desk.act(ida, createAgreementEndpoint, { params, body: sold })
  const place = { city: 'Paris', country: 'FR', zone: 'Europe/Paris' }
  const carl = await desk.act(ida, addContactEndpoint, {
    params,
    body: { name: 'Carl', email: 'carl@beta.test', ...place },
  })
  const people = { ...desk.people, carl: decodeId('per', carl.person.id) }
  const passwordHash = await hashPassword(password)
  for (const personId of Object.values(people)) {
    await desk.desk.asWorker((ctx) => createSignIn(ctx, { personId, passwordHash }))
  }
  const addressOf = (name: keyof typeof people) =>
    `${name}@${name === 'carl' ? 'beta' : name === 'dana' || name === 'ana' ? 'acme' : 'vendor'}.test`
  const visitor = () => new BrowserAtProvider(desk.desk.app)
  const signedIn = async (name: keyof typeof people) => {
    const browser = visitor()
    const answer = await browser.signIn(addressOf(name), password)
    if (answer.statusCode !== 200) throw new Error(`${name} gave ${answer.statusCode}: ${answer.body}`)
    return browser
  }
  const connect = async (who: 'dana' | 'carl' | 'ida', more: object = {}) => {
    const at = { dana: 'acme', carl: 'beta', ida: 'vendor' } as const
    const body = { ...factsOf(providers[at[who]], at[who]), label: `Sign-on of ${at[who]}`, ...more }
    const answer = await (await signedIn(who)).ask('POST', '/identity-providers', body)
    if (answer.statusCode !== 201) throw new Error(`connect gave ${answer.statusCode}: ${answer.body}`)
    return answer.json() as { readonly id: string; readonly version: number }
  }
  return {
    ...desk,
    people,
    providers,
    betaId: beta.id,
    visitor,
    signedIn,
    addressOf,
    password,
    connect,
    /** Changes a provider, whatever its version is. */
    change: async (who: 'dana' | 'carl' | 'ida', id: string, body: object) => {
      const browser = await signedIn(who)
      const { items } = (await browser.ask('GET', '/identity-providers')).json()
      const row = items.find((one: { id: string }) => one.id === id)
      return browser.ask('PATCH', `/identity-providers/${id}`, body, { 'if-match': `"${row.version}"` })
    },
    close: async () => {
      await desk.close()
      for (const provider of Object.values(providers)) await provider.close()
    },
  }
}
export type SignOnStage = Awaited<ReturnType<typeof openSignOnStage>>

export const factsOf = ({ issuer }: TestProvider, clientId: string) => ({
  issuer,
  clientId,
  clientSecret: `secret of ${clientId}`,
})

/** The problem that a page is told of, or the page itself where there is none. */
export const endOf = (location: string): string => /[?&]sign_on=([\w.]+)/.exec(location)?.[1] ?? location
