import type { InputOf } from '@mainstay/contracts/endpoint'
import { Refusal } from '@mainstay/contracts/problems'
import type { askSignInLinkEndpoint } from '@mainstay/contracts/sign-in'
import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import type { Call } from '../../platform/http/route.ts'
import type { SweepSource } from '../../platform/sweep/index.ts'
import type { AccessParts } from './access-parts.ts'
import { askLetter } from './ask-letter.ts'
import { findAddress } from './queries.ts'
import { count, digest, networkOf } from './sign-in-throttle.ts'
import { principalOf } from './standing.ts'

type AskedPurpose = 'sign_in' | 'reset_password'
const hourMs = 3_600_000
/** Letters that one address gets in an hour, and asks that one source may send. */
export const asksAllowed = { perAddress: 5, perSource: 30 } as const

/**
 * Takes note that somebody asked for a link, without looking whether there is such a person: the answer, what is written
 * and how long it takes are the same for everybody (A45). A stranger who uses up the asks of an address has filled that
 * mailbox with links that its owner can use.
 */
export const askLink =
  (parts: AccessParts, purpose: AskedPurpose) =>
  async ({ input, request }: Call<InputOf<typeof askSignInLinkEndpoint>>): Promise<null> => {
    if (!parts.sendsMail) throw new Refusal('mail.not_set_up')
    const { email } = input.body
    const outcome = await parts.asWorker('write', async (ctx) => {
      const now = await ctx.now()
      const [address, source] = [`ask ${digest(email.toLowerCase())}`, `asks ${digest(networkOf(request.ip))}`]
      const counted = await count(ctx, [address, source], { now, windowMs: hourMs })
      const triesOf = (key: string) => counted.find((row) => row.key === key)
      if ((triesOf(source)?.tries ?? 0) > asksAllowed.perSource) return triesOf(source)?.window_ends_at
      if ((triesOf(address)?.tries ?? 0) > asksAllowed.perAddress) return undefined
      await sql`INSERT INTO asked_links (id, purpose, email, next_timer_at)
        VALUES (${ctx.newId()}, ${purpose}, ${email}, ${new Date(now)})`.execute(ctx.db)
      return undefined
    })
    if (outcome) throw new Refusal('session.locked', { retryAfterS: 60 })
    return null
  }

/** Looks up who asked and sends the link to the address that they named; strangers get nothing. */
export const askedLinks = (parts: Pick<AccessParts, 'links' | 'sendsMail'>): SweepSource => ({
  name: 'asked links',
  nextAt: async (db) => {
    const found = await sql<{ at: Date | null }>`SELECT min(next_timer_at) AS at FROM asked_links`.execute(db)
    return found.rows[0]?.at?.getTime()
  },
  take: async (ctx, limit, dueBy) => {
    const taken = await sql<{ purpose: AskedPurpose; email: string }>`
      DELETE FROM asked_links WHERE id IN (SELECT id FROM asked_links WHERE next_timer_at <= ${new Date(dueBy)}
        ORDER BY next_timer_at LIMIT ${limit} FOR UPDATE SKIP LOCKED) RETURNING purpose, email`.execute(ctx.db)
    for (const asked of taken.rows) await sendLink(ctx, parts, asked)
    return taken.rows.length
  },
})

async function sendLink(
  ctx: Ctx,
  parts: Pick<AccessParts, 'links' | 'sendsMail'>,
  { purpose, email }: { readonly purpose: AskedPurpose; readonly email: string },
): Promise<void> {
  const found = await findAddress(ctx, email)
  if (!found || !(await principalOf(ctx, { personId: found.person_id }))) return
  const { id: addressId, person_id: personId } = found
  const id = await parts.links.make(ctx, { purpose, personId, subjectId: addressId })
  await askLetter(ctx, parts, { kind: purpose, personId, about: { type: 'link', id } })
}
