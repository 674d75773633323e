import type { Returned } from '../../data/index.ts'

export type OwnPortals = Returned<'GET /portals/mine'>['items']
type Here = { readonly slug: string; readonly base: string } | undefined

/** `here`: this is a portal of hers, and which account it is for. `moved`: hers stands there. `elsewhere`: this is another's. */
export type Belonging =
  | { readonly kind: 'here'; readonly accountId: string | undefined }
  | { readonly kind: 'moved'; readonly to: string }
  | { readonly kind: 'elsewhere'; readonly to: string }

/** Own paths stand beside each other on one host; whatever stands on another host is reached by its whole address. */
export const addressOf = ({ slug, host, url }: OwnPortals[number], here: Here) => {
  const isAtHome = here === undefined || here.base !== ''
  if (host !== null || !isAtHome) return url
  return slug === null ? '' : `/p/${slug}`
}

/**
 * Whether a person belongs where she stands. Links to the shared portal lead on into her own; what is another
 * company's is said plainly, with the way to hers.
 */
export const whereIBelong = (mine: OwnPortals, here: Here, wanted: string): Belonging => {
  const found = mine.find(({ slug }) => slug === (here?.slug ?? null))
  if (found !== undefined) return { kind: 'here', accountId: mine.length > 1 ? found.accountId : undefined }
  const [first] = mine
  if (first === undefined) return { kind: 'here', accountId: undefined }
  const to = addressOf(first, here)
  return here === undefined ? { kind: 'moved', to: `${to}${wanted}` } : { kind: 'elsewhere', to: to === '' ? '/' : to }
}
