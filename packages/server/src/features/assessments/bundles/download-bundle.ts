import type { downloadBundleEndpoint } from '@mainstay/contracts/bundles'
import type { InputOf } from '@mainstay/contracts/endpoint'
import { Refusal } from '@mainstay/contracts/problems'
import type { FastifyReply } from 'fastify'
import { allow } from '../../../platform/access.ts'
import type { Call } from '../../../platform/http/route.ts'
import { decodeId } from '../../../platform/ids/index.ts'
import { attachmentHeader } from '../../files/index.ts'
import type { AssessmentParts } from '../parts.ts'
import { findBundleRow } from './queries.ts'

/**
 * The bytes as they were sent: a browser only saves them, and each reading is written down first. Refuses
 * `bundle.original_gone` once they are deleted.
 */
export const downloadBundle =
  ({ openUnit, store }: AssessmentParts) =>
  async ({ caller, input, reply }: Call<InputOf<typeof downloadBundleEndpoint>>): Promise<FastifyReply> => {
    if (!caller) throw new Refusal('session.missing')
    const found = await openUnit(caller.principal, 'write', async (ctx) => {
      const row = await findBundleRow(ctx, decodeId('bdl', input.params.bundleId))
      if (!row) throw new Refusal('bundle.not_found')
      allow(ctx, 'bundle.download', { accountId: row.accountId })
      ctx.audit({ action: 'bundle.downloaded', accountId: row.accountId, subject: { type: 'bundle', id: row.id } })
      return row
    })
    const stored = found.storageKey === null ? undefined : await store.open(found.storageKey)
    if (!stored) throw new Refusal('bundle.original_gone')
    return reply
      .header('Content-Type', 'application/octet-stream')
      .header('Content-Disposition', attachmentHeader(found.name))
      .header('Content-Length', stored.size)
      .header('Content-Security-Policy', "sandbox; default-src 'none'; frame-ancestors 'none'")
      .header('Cache-Control', 'private, no-store')
      .send(stored.bytes)
  }
