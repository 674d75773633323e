import { type AccessFacts, accessLetter, accessLetterKinds } from '@mainstay/documents'
import { sayInstant } from '@mainstay/policy/reasons'
import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { findChange } from './address-queries.ts'
import { findOpenLink, type OneTimeLink, type OneTimeLinks } from './one-time-links.ts'
import { principalOf } from './standing.ts'

interface AskedLetter {
  readonly kind: string
  readonly subjectId: string
  readonly accountId: string | undefined
  readonly personId: string | undefined
  readonly publicUrl: string
}
interface Recipient {
  readonly name: string
  readonly address: string
}

/** Where each link leads, in the portal or below `/console`. */
const pages: Readonly<Record<string, string>> = {
  invitation: '/invitation',
  sign_in: '/enter',
  reset_password: '/new-password',
  confirm_new_address: '/address/new',
  confirm_old_address: '/address/old',
}

/**
 * Writes the letters of this slice when they are sent: the secret of a link is derived here and stored nowhere. Nothing
 * is sent for a link that was used or taken back meanwhile, to whoever has no place here any more, or where mail came
 * back.
 */
export const accessLetterSource = (links: OneTimeLinks) => ({
  kinds: accessLetterKinds,
  async write(ctx: Ctx, asked: AskedLetter) {
    const { personId, kind } = asked
    if (personId === undefined) return undefined
    const principal = await principalOf(ctx, { personId, accountId: asked.accountId })
    if (!principal) return undefined
    const carried = kind in pages ? await linkOf(ctx, asked, links) : undefined
    if (kind in pages && !carried) return undefined
    const to = await recipientOf(ctx, asked, carried?.link)
    if (!to) return undefined
    const side = principal.role === 'desk_customer' ? 'customer' : 'staff'
    const base = `${asked.publicUrl}${side === 'staff' ? '/console' : ''}`
    const page = carried ? `${pages[kind]}#${carried.token}` : pageOf(kind, side)
    const facts = await gatherFacts(ctx, { asked, link: carried?.link, to })
    const letter = accessLetter(kind, { ...facts, href: `${base}${page}` })
    return letter && { to, letter }
  },
})

/** Where a letter without a link of its own leads. */
const pageOf = (kind: string, side: 'customer' | 'staff'): string => {
  if (kind === 'place_given') return '/'
  return side === 'staff' ? '/security' : '/settings/security'
}

async function linkOf(ctx: Ctx, { kind, subjectId }: AskedLetter, links: OneTimeLinks) {
  const link = await findOpenLink(ctx, subjectId)
  return link?.purpose === kind ? { link, token: links.tokenOf(link) } : undefined
}

/** The address that was named when the link was asked for, or that mail went to before. */
const namedAddress = (kind: string, subjectId: string, link: OneTimeLink | undefined): string | undefined => {
  if (kind === 'main_address_changed') return subjectId
  return kind === 'sign_in' || kind === 'reset_password' ? link?.subjectId : undefined
}

/** The main address, unless the letter is about another. */
async function recipientOf(
  ctx: Ctx,
  { kind, subjectId, personId }: AskedLetter,
  link: OneTimeLink | undefined,
): Promise<Recipient | undefined> {
  const named = namedAddress(kind, subjectId, link)
  const found = await sql<{ name: string; email: string | null; bounced_at: Date | null }>`
    SELECT p.name, a.email, a.bounced_at FROM people p
    LEFT JOIN addresses a ON a.person_id = p.id AND ${named === undefined ? sql`a.is_main` : sql`a.id = ${named}`}
    WHERE p.id = ${personId}`.execute(ctx.db)
  const [row] = found.rows
  if (!row) return undefined
  if (kind === 'confirm_new_address') {
    const change = link?.subjectId === undefined ? undefined : await findChange(ctx, link.subjectId)
    return change && { name: row.name, address: change.email }
  }
  return row.email === null || row.bounced_at !== null ? undefined : { name: row.name, address: row.email }
}

interface About {
  readonly asked: AskedLetter
  readonly link: OneTimeLink | undefined
  readonly to: Recipient
}

interface Row {
  readonly vendor: string | null
  readonly account: string | null
  readonly by: string | null
  readonly zone: string
  readonly locale: string
}

async function gatherFacts(ctx: Ctx, { asked, link, to }: About): Promise<Omit<AccessFacts, 'href'>> {
  const found = await sql<Row>`
    SELECT (SELECT value ->> 'name' FROM settings WHERE key = 'vendor') AS vendor,
      (SELECT name FROM accounts WHERE id = ${asked.accountId ?? null}) AS account,
      (SELECT b.name FROM invitations i JOIN people b ON b.id = i.invited_by
        WHERE i.id = ${link?.subjectId ?? null}) AS by,
      p.zone, p.locale FROM people p WHERE p.id = ${asked.personId}`.execute(ctx.db)
  const [row] = found.rows
  const change = link?.subjectId === undefined ? undefined : await findChange(ctx, link.subjectId)
  const say = (at: Date) =>
    sayInstant(at.toISOString(), { locale: row?.locale ?? 'en', readerZone: row?.zone ?? 'UTC' })
  return {
    name: to.name,
    vendor: row?.vendor ?? 'Mainstay',
    account: row?.account ?? undefined,
    by: row?.by ?? undefined,
    until: link && say(link.expiresAt),
    newAddress: change?.email,
    at: say(new Date(await ctx.now())),
  }
}
