import type { Portal } from '@mainstay/contracts/portals'
import { accentPalette, type Colour } from '@mainstay/policy/portals'
import type { PageAnswer, PageAsked } from '../../platform/http/http-parts.ts'
import type { Directory, KnownPortal } from './directory.ts'
import { logoUrlOf } from './portal-views.ts'
import type { PortalRow } from './queries.ts'

const plain: PageAnswer = { kind: 'page' }
const slugOfPath = /^\/p\/([^/?]+)(.*)$/

/**
 * What is served at an address: the shared portal, a portal of an account's own in its dress, or the way to where it
 * stands now. An address that is nobody's, or nobody's any more, is answered as every other unknown address is.
 */
export const dressPage =
  (directory: Directory, home: string) =>
  async ({ host, url }: PageAsked): Promise<PageAnswer> => {
    const here = await directory.atHost(host)
    if (here && here.standing.kind !== 'shared') return atOwnHost(here, { url, home })
    const [, said = '', rest = ''] = slugOfPath.exec(url) ?? []
    const known = said === '' ? undefined : await directory.atSlug(said.toLowerCase())
    if (!known || known.standing.kind === 'shared') return plain
    if (known.standing.kind === 'leads_to_shared') return to(inside(rest))
    const { slug } = known.row
    return said === slug ? dressed(known.row, `/p/${slug}`) : to(`/p/${slug}${rest}`)
  }

function atOwnHost({ row, standing }: KnownPortal, asked: { readonly url: string; readonly home: string }): PageAnswer {
  const [, said, rest = ''] = slugOfPath.exec(asked.url) ?? []
  const path = said?.toLowerCase() === row.slug ? inside(rest) : asked.url
  if (standing.kind === 'leads_to_shared') return to(`${asked.home}${inside(path)}`)
  if (/^\/console(?:[/?]|$)/.test(path)) return to(`${asked.home}${path}`)
  return path === asked.url ? dressed(row, '') : to(path)
}

const to = (where: string): PageAnswer => ({ kind: 'redirect', to: where })

/** Begins with one slash and nothing that a browser takes for a second: it never leads to another site. */
const inside = (path: string): string => `/${path.replace(/^[/\\]+/, '')}`

const marks: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const escaped = (text: string): string => text.replace(/[&<>"']/g, (mark) => marks[mark] ?? mark)

function dressed(row: PortalRow, base: string): PageAnswer {
  const name = row.own_name ?? row.account_name
  const portal = {
    slug: row.slug,
    base,
    name,
    welcome: row.welcome,
    logoUrl: logoUrlOf(row.logo_id),
    methods: row.methods as Portal['methods'],
  }
  const head = [
    iconOf(row, name),
    `<title>${escaped(name)}</title>`,
    `<meta name="portal" content="${escaped(JSON.stringify(portal))}" />`,
    `<style nonce="__CSP_NONCE__">${accentSheet(row)}</style>`,
  ]
  return { kind: 'page', head: head.join('\n    ') }
}

/** The accent as the design's own tokens, written into the page: the first thing drawn has the right colour. */
function accentSheet({ accent_light, accent_dark }: PortalRow): string {
  const [light, dark] = [accentPalette('light', accent_light as Colour), accentPalette('dark', accent_dark as Colour)]
  const both = (part: keyof typeof light): string => `light-dark(${light[part]},${dark[part]})`
  const tokens = {
    accent: both('accent'),
    'accent-ink': both('ink'),
    'accent-soft': both('soft'),
    track: both('track'),
    sel: both('selected'),
  }
  const lines = Object.entries(tokens).map(([name, value]) => `--${name}:${value}`)
  // one step stronger than the sheet of the design, wherever in the page that comes
  return `html:root{${lines.join(';')}}`
}

/** The logo in the browser's tab; without one, the first letter on the accent. */
function iconOf({ logo_id, accent_light }: PortalRow, name: string): string {
  const logo = logoUrlOf(logo_id)
  if (logo !== null) return `<link rel="icon" type="image/webp" href="${logo}" />`
  const [letter = ''] = name
  const tile = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="${accent_light}"/><text x="16" y="23" font-family="sans-serif" font-size="20" font-weight="600" text-anchor="middle" fill="#ffffff">${escaped(letter.toUpperCase())}</text></svg>`
  return `<link rel="icon" type="image/svg+xml" href="data:image/svg+xml,${encodeURIComponent(tile)}" />`
}
