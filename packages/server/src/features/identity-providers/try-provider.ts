import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import type {
  tryIdentityProviderEndpoint,
  tryNewIdentityProviderEndpoint,
} from '@mainstay/contracts/identity-providers'
import { Refusal } from '@mainstay/contracts/problems'
import type { Call } from '../../platform/http/route.ts'
import { type Examined, type ProviderFacts, ProviderFault } from './ports.ts'
import { factsOf } from './provider-facts.ts'
import type { ProviderParts } from './provider-parts.ts'
import { sayTrouble } from './say-trouble.ts'
import { ownerOf, providerFor } from './whose-provider.ts'

type Tried = OutputOf<typeof tryNewIdentityProviderEndpoint>
type Finding = Tried['findings'][number]

/** Looks at a provider before it is connected. Nothing is written. */
export const tryNewProvider =
  (parts: ProviderParts) =>
  async ({ caller, input: { body } }: Call<InputOf<typeof tryNewIdentityProviderEndpoint>>): Promise<Tried> => {
    if (!caller) throw new Refusal('session.missing')
    await parts.openUnit(caller.principal, 'read', (ctx) => ownerOf(ctx, 'manage', body.accountId))
    return { findings: await lookAt(parts, body) }
  }

/** Looks at a connected provider, with the secret that is kept. */
export const tryProvider =
  (parts: ProviderParts) =>
  async ({ caller, input: { params } }: Call<InputOf<typeof tryIdentityProviderEndpoint>>): Promise<Tried> => {
    if (!caller) throw new Refusal('session.missing')
    const row = await parts.openUnit(caller.principal, 'read', (ctx) => providerFor(ctx, 'manage', params.providerId))
    const facts = factsOf(parts, row)
    return { findings: facts ? await lookAt(parts, facts) : [secretUnreadable] }
  }

const finding = (state: Finding['state'], says: string): Finding => ({ state, says })
const secretUnreadable = finding(
  'wrong',
  'The client secret was kept under another secret of the desk. Enter it once more.',
)

async function lookAt(parts: ProviderParts, facts: ProviderFacts): Promise<Finding[]> {
  try {
    return sayExamined(await (await parts.oidc()).examine(facts))
  } catch (error) {
    if (error instanceof ProviderFault) return [finding('wrong', sayTrouble(error.trouble))]
    throw error
  }
}

const sayExamined = ({ issuer, namesItself, saysPkce, client }: Examined): Finding[] => [
  finding('well', `${issuer} answers and shows its keys.`),
  client === 'taken'
    ? finding('well', 'It takes this client id and secret.')
    : finding('mind', 'It does not say whether it takes this client id and secret: the first sign-in will show.'),
  namesItself
    ? finding('well', 'It names itself in every answer, so that answers cannot be mixed up.')
    : finding('mind', 'It does not name itself in its answers (RFC 9207). The token is checked all the same.'),
  ...(saysPkce ? [] : [finding('mind', 'It does not say that it knows PKCE. We send it all the same.')]),
]
