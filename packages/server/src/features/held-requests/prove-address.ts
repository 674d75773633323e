import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import type { lookAtProofEndpoint, proveAddressEndpoint } from '@mainstay/contracts/held-requests'
import { Refusal } from '@mainstay/contracts/problems'
import type { Ctx } from '../../platform/ctx.ts'
import type { Call } from '../../platform/http/route.ts'
import { decodeId, encodeId } from '../../platform/ids/index.ts'
import { dropHeldFiles } from '../files/index.ts'
import type { HeldParts } from './held-parts.ts'
import { holdRequest } from './hold-request.ts'
import { findProof, lockProof, markUsed, type ProofRow } from './proof-queries.ts'
import { type HeldRow, listUnproved, lockUnproved, updateHeld } from './queries.ts'
import { hashOf } from './secrets.ts'

/** What waits for the word of whoever holds the mailbox. Looking changes nothing, however often a scanner does (A30). */
export const lookAtProof =
  (parts: HeldParts) =>
  ({ input }: Call<InputOf<typeof lookAtProofEndpoint>>): Promise<OutputOf<typeof lookAtProofEndpoint>> =>
    parts.asWorker('read', async (ctx) => {
      const proof = await requireGood(ctx, await findProof(ctx, hashOf(input.body.secret)))
      const rows = await listUnproved(ctx, proof.address_key)
      return {
        items: rows.map(({ id, subject, created_at }) => ({
          id: encodeId('hrq', id),
          subject,
          at: created_at.toISOString(),
        })),
      }
    })

/** The holder of the mailbox says which requests are theirs: those are held, the others were never theirs. Once. */
export const proveAddress =
  (parts: HeldParts) =>
  ({ input }: Call<InputOf<typeof proveAddressEndpoint>>): Promise<OutputOf<typeof proveAddressEndpoint>> => {
    const mine = new Set(input.body.mine.map((id) => decodeId('hrq', id)))
    return parts.asWorker('write', async (ctx) => {
      const proof = await requireGood(ctx, await lockProof(ctx, hashOf(input.body.secret)))
      await markUsed(ctx, proof.id, new Date(await ctx.now()))
      const rows = await lockUnproved(ctx, proof.address_key)
      for (const row of rows) await (mine.has(row.id) ? holdRequest(ctx, row) : disown(ctx, row))
      return { count: rows.filter(({ id }) => mine.has(id)).length }
    })
  }

/** Refuses `address_proof.void` alike for a link that never was, was used, or whose time is over. */
async function requireGood(ctx: Ctx, proof: ProofRow | undefined): Promise<ProofRow> {
  const now = await ctx.now()
  const isGood = proof !== undefined && proof.used_at === null && (proof.expires_at?.getTime() ?? 0) > now
  if (!isGood) throw new Refusal('address_proof.void')
  return proof
}

async function disown(ctx: Ctx, { id, account_id: accountId }: HeldRow): Promise<void> {
  await updateHeld(ctx, id, { state: 'disowned', decided_at: new Date(await ctx.now()) })
  await dropHeldFiles(ctx, [id])
  await ctx.publish({
    type: 'held_request.closed',
    ...(accountId === null ? {} : { accountId }),
    subject: { type: 'held_request', id },
    data: { as: 'disowned' },
  })
}
