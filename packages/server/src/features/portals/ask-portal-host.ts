import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import type { askPortalHostEndpoint } from '@mainstay/contracts/portals'
import { Refusal } from '@mainstay/contracts/problems'
import { readHostName } from '@mainstay/policy/portals'
import type { Call } from '../../platform/http/route.ts'
import type { Directory } from './directory.ts'

/** Whether a certificate may be fetched for a host: the desk's own, and every proved one that still leads somewhere. */
export const askPortalHost =
  (directory: Directory, home: string) =>
  async ({ input }: Call<InputOf<typeof askPortalHostEndpoint>>): Promise<OutputOf<typeof askPortalHostEndpoint>> => {
    const { domain } = input.query
    if (readHostName(domain) === new URL(home).hostname) return null
    const known = await directory.atHost(domain)
    if (!known || known.standing.kind === 'shared') throw new Refusal('portal.host_unknown')
    return null
  }
