/** A portal of an account's own, as the server wrote it into the page: what everybody may know who opens it. */
export interface PortalHere {
  readonly slug: string
  /** What every address in it begins with: `/p/helio`, or nothing at a host of its own. */
  readonly base: string
  readonly name: string
  readonly welcome: string | null
  readonly logoUrl: string | null
  readonly methods: readonly ('password' | 'link' | 'sso')[]
}

const readPortal = (): PortalHere | undefined => {
  const written = globalThis.document?.querySelector<HTMLMetaElement>('meta[name="portal"]')?.content
  return written === undefined ? undefined : (JSON.parse(written) as PortalHere)
}

/** Where one stands; undefined in the shared portal. */
export const portalHere = readPortal()
export const portalBase = portalHere?.base ?? ''
