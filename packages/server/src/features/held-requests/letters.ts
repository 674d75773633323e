import { type HeldLetterKind, heldLetter } from '@mainstay/documents'
import { sayInstant } from '@mainstay/policy/reasons'
import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import type { AskedLetter, LetterSource } from '../notifications/index.ts'
import { findProofById } from './proof-queries.ts'
import { findHeld, type HeldRow } from './queries.ts'
import type { HeldSecrets } from './secrets.ts'

/** Puts a letter of fixed words into the post, in this transaction. What it says is written when it leaves. */
export const askForLetter = (
  ctx: Ctx,
  letter: {
    readonly kind: HeldLetterKind
    readonly subject: { readonly type: string; readonly id: string }
    readonly accountId?: string
  },
): Promise<void> => {
  const { kind, subject, accountId } = letter
  return ctx.publish({
    type: 'letter.asked',
    ...(accountId === undefined ? {} : { accountId }),
    subject,
    data: { kind, side: 'outside' },
  })
}

const kinds = ['prove_address', 'request_taken_on', 'request_declined'] as const satisfies readonly HeldLetterKind[]

/** Writes the letters of this slice. The secret of a link is derived here, at the moment of sending (A46). */
export const heldLetters = (secrets: HeldSecrets): LetterSource => ({
  kinds,
  write: (ctx, asked) => (asked.kind === 'prove_address' ? writeProof(ctx, asked, secrets) : writeOutcome(ctx, asked)),
})

/** Neither name nor subject is in it: whoever gets it may never have heard of us (A23). */
async function writeProof(ctx: Ctx, { subjectId, publicUrl }: AskedLetter, secrets: HeldSecrets) {
  const proof = await findProofById(ctx, subjectId)
  const until = proof?.expires_at
  if (!proof || !until || proof.used_at !== null || until.getTime() <= (await ctx.now())) return undefined
  const row = await findHeld(ctx, proof.request_id)
  if (!row) return undefined
  const letter = heldLetter('prove_address', {
    vendor: await vendorName(ctx),
    // behind the #: such a secret reaches no server, no log and no other site by itself
    href: `${publicUrl}/confirm-address#${secrets.ofProof(proof.id)}`,
    until: `${sayInstant(until.toISOString(), { locale: 'en', readerZone: 'UTC' })} UTC`,
  })
  return { to: toNobody(row), letter }
}

async function writeOutcome(ctx: Ctx, { kind, subjectId, publicUrl }: AskedLetter) {
  const row = await findHeld(ctx, subjectId)
  if (!row || row.proved_at === null) return undefined
  const letter = heldLetter(kind === 'request_declined' ? kind : 'request_taken_on', {
    vendor: await vendorName(ctx),
    href: `${publicUrl}/send-request`,
    because: row.declined_because ?? undefined,
  })
  return { to: toNobody(row), letter }
}

/** The address alone: the name beside it is a stranger's own writing. */
const toNobody = ({ email }: HeldRow) => ({ name: '', address: email })

async function vendorName(ctx: Ctx): Promise<string> {
  const { rows } = await sql<{ name: string | null }>`
    SELECT value ->> 'name' AS name FROM settings WHERE key = 'vendor'`.execute(ctx.db)
  return rows[0]?.name ?? 'Mainstay'
}
