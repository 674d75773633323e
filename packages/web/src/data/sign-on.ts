import { useQuery } from '@tanstack/react-query'
import { ApiProblem } from './problem.ts'
import { read } from './queries.ts'
import { request } from './request.ts'
import { useSend } from './send.ts'

/** Where the providers send browsers back to, when the desk does not say so itself. */
const callbackHere = () => `${location.origin}/api/v1/auth/oidc/callback`

interface Versioned {
  readonly id: string
  readonly version: number
}
interface Client {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
}
interface Change {
  readonly label?: string
  readonly clientId?: string
  readonly clientSecret?: string
  readonly isOn?: boolean
  readonly ssoOnly?: boolean
  readonly joinsAs?: 'contact' | 'observer' | null
  readonly joinDomains?: string[]
}

/** The sign-in services of an account, or of one's own side without one, and what is done to them. */
export const useProviders = (accountId?: string) => {
  const of = accountId === undefined ? {} : { accountId }
  const list = useQuery(read('GET /identity-providers', { query: of }))
  const connect = useSend('POST /identity-providers')
  const change = useSend('PATCH /identity-providers/:providerId')
  const remove = useSend('DELETE /identity-providers/:providerId')
  const at = ({ id, version }: Versioned) => ({ params: { providerId: id }, ifMatch: `"${version}"` })
  return {
    providers: list.data?.items,
    failed: list.isError,
    retry: () => void list.refetch(),
    redirectUri: list.data?.redirectUri ?? callbackHere(),
    connect: (made: Client & { readonly label: string }) => connect.mutateAsync({ body: { ...of, ...made } }),
    change: (provider: Versioned, body: Change) => change.mutateAsync({ ...at(provider), body }),
    remove: (provider: Versioned) => remove.mutateAsync(at(provider)),
    tryNew: async (client: Client) =>
      (await request('POST /identity-providers/try', { body: { ...of, ...client } })).findings,
    tryOne: async ({ id }: Versioned) =>
      (await request('POST /identity-providers/:providerId/try', { params: { providerId: id } })).findings,
    sayProblem,
  }
}

/** A refusal in the desk's own words, as a whole and by field. */
const sayProblem = (error: unknown) => {
  if (!(error instanceof ApiProblem)) return { title: String(error), fields: {} }
  const fields = Object.fromEntries(error.errors.map(({ pointer, detail }) => [pointer.slice(1), detail]))
  return { title: error.detail ?? error.title, fields }
}
/** The refusal as one sentence. */
export const sayRefusal = (error: unknown): string => sayProblem(error).title

/** By which services the reader comes in, which she could connect, and doing so. */
export const useOwnIdentities = () => {
  const own = useQuery(read('GET /me/identities', {}))
  const disconnect = useSend('POST /me/identities/:identityId/disconnect')
  return { own, disconnect }
}

/** Which services a sign-in page offers: the staff's, a portal's, or those of a company that somebody names. */
export const findSignOn = async (body: {
  readonly side?: 'staff'
  readonly portal?: string
  readonly asked?: string
  readonly invitation?: string
}) => (await request('POST /auth/oidc/find', { body })).items

interface Going {
  readonly wanted: string
  /** An invitation that is accepted so. */
  readonly invitation?: string
}
/** Leaves for a provider; it sends the browser back to `wanted`. Throws when it or the desk cannot be reached. */
export const goToProvider = async (how: 'start' | 'link', providerId: string, going: Going): Promise<void> => {
  const { url } = await request(`POST /auth/oidc/${how}`, { body: { providerId, ...going } })
  location.assign(url)
}
