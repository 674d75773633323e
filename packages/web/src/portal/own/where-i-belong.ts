import type { Returned } from '../../data/index.ts'

export type OwnPortals = Returned<'GET /portals/mine'>['items']
export type Here = { readonly slug: string; readonly base: string } | undefined
export interface Company {
  readonly id: string
  readonly code: string
}

/** `here`: this is the portal of a company of hers. `moved`: that stands there. `elsewhere`: this is another company's. */
export type Belonging<C extends Company> =
  | { readonly kind: 'here'; readonly company: C | undefined }
  | { readonly kind: 'moved'; readonly to: string }
  | { readonly kind: 'elsewhere'; readonly to: string }

/** Own paths stand beside each other on one host; whatever stands on another host is reached by its whole address. */
export const addressOf = ({ slug, host, url }: OwnPortals[number], here: Here): string => {
  const isAtHome = here === undefined || here.base !== ''
  if (host !== null || !isAtHome) return url
  return slug === null ? '' : `/p/${slug}`
}

/** The company that an address names: `?account=BETA`, or the number of a ticket. */
export const codeIn = (address: string): string | undefined => {
  const { pathname, searchParams } = new URL(address, 'http://here')
  return /\/tickets\/([A-Z0-9]{2,8})-\d+$/u.exec(pathname)?.[1] ?? searchParams.get('account') ?? undefined
}

interface Standing<C> {
  readonly companies: readonly C[]
  readonly portals: OwnPortals
  /** The companies that this tab, and then the last use, were for. */
  readonly remembered: readonly (string | null)[]
}

/**
 * For which of her companies a person is here, and whether this is its portal: the company that the address names, else
 * one whose portal this is, else the one remembered, else the first. Links to the shared portal lead on into her own;
 * what is another company's is said plainly, with the way to hers.
 */
export function whereIBelong<C extends Company>(standing: Standing<C>, here: Here, wanted: string): Belonging<C> {
  const { companies, portals, remembered } = standing
  const portalOf = ({ id }: C) => portals.find(({ accountId }) => accountId === id)
  const isHere = (company: C) => (portalOf(company)?.slug ?? null) === (here?.slug ?? null)
  const choose = (among: readonly C[]) =>
    remembered.flatMap((id) => among.find((company) => company.id === id) ?? [])[0] ?? among[0]
  const addressOfOne = (company: C) => {
    const portal = portalOf(company)
    return portal === undefined ? '' : addressOf(portal, here)
  }
  const mine = companies.filter(isHere)
  const first = choose(companies)
  if (first === undefined) return { kind: 'here', company: undefined }
  if (here !== undefined && mine.length === 0) return { kind: 'elsewhere', to: addressOfOne(first) || '/' }
  const named = companies.find(({ code }) => code === codeIn(wanted))
  const company = named ?? (here === undefined ? first : choose(mine)) ?? first
  return isHere(company) ? { kind: 'here', company } : { kind: 'moved', to: `${addressOfOne(company)}${wanted}` }
}
