import { hourOf, mayWriteToUnproved } from '@mainstay/policy/held'
import { Counter } from 'prom-client'
import type { Ctx } from '../../platform/ctx.ts'
import { currentPolicy } from '../policies/index.ts'
import type { HeldParts } from './held-parts.ts'
import { askForLetter } from './letters.ts'
import {
  countMailed,
  countPutOff,
  hasOpenProof,
  insertProof,
  lockDueProofs,
  lockHour,
  lockMailbox,
  settleProof,
} from './proof-queries.ts'
import { hashOf } from './secrets.ts'

const letters = new Counter({
  name: 'mainstay_unproved_mails_total',
  help: 'Letters to addresses that nobody proved: written, or put off by the limits on them',
  labelNames: ['outcome'],
})
const hourMs = 3_600_000

/**
 * Asks whoever holds the mailbox whether the request is theirs. A link that is on its way or still good answers for this
 * one too; a new one leaves when the limits allow (A23).
 */
export async function askForProof(
  parts: HeldParts,
  ctx: Ctx,
  { requestId, addressKey }: { readonly requestId: string; readonly addressKey: Buffer },
): Promise<void> {
  const now = await ctx.now()
  const limits = await lockLimits(ctx, addressKey, now)
  if (await hasOpenProof(ctx, addressKey, new Date(now))) return
  const id = ctx.newId()
  await insertProof(ctx, {
    id,
    address_key: addressKey,
    request_id: requestId,
    secret_hash: hashOf(parts.secrets.ofProof(id)),
    created_at: new Date(now),
    send_at: new Date(now),
  })
  await writeOrPutOff(ctx, { proof: { id, address_key: addressKey }, limits, now })
}

/** Letters that were put off and may leave now. Returns how many it looked at. */
export async function sendDueProofs(ctx: Ctx, limit: number, dueBy: number): Promise<number> {
  const due = await lockDueProofs(ctx, limit, dueBy)
  const now = due.length > 0 ? await ctx.now() : 0
  for (const proof of due) {
    const limits = await lockLimits(ctx, proof.address_key, now)
    await writeOrPutOff(ctx, { proof, limits, now })
  }
  return due.length
}

interface Limits {
  readonly mailedThisHour: number
  readonly lastMailedAt: number | undefined
}

/** Both counts are held until this transaction ends, so that letters asked for at once are counted one by one. */
async function lockLimits(ctx: Ctx, addressKey: Buffer, now: number): Promise<Limits> {
  const mailedThisHour = await lockHour(ctx, new Date(hourOf(now)))
  const lastMailedAt = (await lockMailbox(ctx, addressKey))?.getTime()
  return { mailedThisHour, lastMailedAt }
}

async function writeOrPutOff(
  ctx: Ctx,
  asked: {
    readonly proof: { readonly id: string; readonly address_key: Buffer }
    readonly limits: Limits
    readonly now: number
  },
): Promise<void> {
  const { proof, limits, now } = asked
  const policy = await currentPolicy(ctx)
  const hour = new Date(hourOf(now))
  const verdict = mayWriteToUnproved({ policy, at: now, ...limits })
  if (!verdict.mayGo) {
    await settleProof(ctx, proof.id, { send_at: new Date(verdict.notBefore) })
    await countPutOff(ctx, hour)
    ctx.afterCommit(() => letters.inc({ outcome: 'put_off' }))
    return
  }
  const expiresAt = new Date(now + policy.people.heldRequests.proofMails.everyHours * hourMs)
  await settleProof(ctx, proof.id, { send_at: null, expires_at: expiresAt })
  await countMailed(ctx, proof.address_key, { at: new Date(now), hour })
  await askForLetter(ctx, { kind: 'prove_address', subject: { type: 'address_proof', id: proof.id } })
  ctx.afterCommit(() => letters.inc({ outcome: 'mailed' }))
}
