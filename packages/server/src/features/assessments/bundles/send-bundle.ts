import type { sendBundleEndpoint } from '@mainstay/contracts/bundles'
import type { InputOf } from '@mainstay/contracts/endpoint'
import { Refusal } from '@mainstay/contracts/problems'
import type { FastifyReply } from 'fastify'
import { answerKeyed } from '../../../platform/http/answer-keyed.ts'
import type { Call, Caller } from '../../../platform/http/route.ts'
import { decodeId } from '../../../platform/ids/index.ts'
import { countUpload, receiveFile } from '../../files/index.ts'
import type { AssessmentParts } from '../parts.ts'
import { bundleLimitBytes, inspectBundle } from './inspect-bundle.ts'
import { type OfInstallation, requireInstallation } from './installation-in-sight.ts'
import { judgeArrival, recordBundle } from './record-bundle.ts'

type Input = InputOf<typeof sendBundleEndpoint>
/** Takes a bundle to the disk, looks through it, judges it, and only then names it in a row: all of it or nothing. */
export const sendBundle =
  (parts: AssessmentParts) =>
  async ({ caller, input, request, reply }: Call<Input>): Promise<FastifyReply> => {
    if (!caller) throw new Refusal('session.missing')
    const of = {
      accountId: decodeId('acc', input.params.accountId),
      environmentId: decodeId('env', input.params.environmentId),
    }
    await parts.openUnit(caller.principal, 'read', (ctx) => requireInstallation(ctx, of))
    countUpload(parts, caller, Number(request.headers['content-length'] ?? bundleLimitBytes), bundleLimitBytes)
    const received = await receiveFile(parts, request, { name: input.query.name, limitBytes: bundleLimitBytes }).catch(
      (error: unknown) => {
        throw error instanceof Refusal && error.code === 'file.too_large' ? new Refusal('bundle.too_large') : error
      },
    )
    try {
      const answer = await keep(parts, { caller, of, received, request, takesOther: input.query.otherProduct ?? false })
      if (!answer.isFirst) await parts.store.remove(received.storageKey)
      return await reply.code(answer.status).type('application/json; charset=utf-8').send(answer.body)
    } catch (error) {
      await parts.store.remove(received.storageKey)
      throw error
    }
  }

interface Keeping {
  readonly caller: Caller
  readonly of: OfInstallation
  readonly received: Awaited<ReturnType<typeof receiveFile>>
  readonly request: Call<Input>['request']
  readonly takesOther: boolean
}
async function keep(parts: AssessmentParts, { caller, of, received, request, takesOther }: Keeping) {
  const inspected = await inspectBundle(parts.store, received.storageKey)
  const judged = await judgeArrival(parts, of, inspected)
  let isFirst = false
  const answer = await answerKeyed(parts.openUnit, {
    caller,
    request,
    route: 'POST /accounts/:accountId/environments/:environmentId/bundles',
    says: [of.accountId, of.environmentId, received.name, received.sha256.toString('hex'), String(takesOther)],
    work: async (ctx) => {
      isFirst = true
      const view = await recordBundle(ctx, { of, received, inspected, judged, takesOther })
      return { status: 201, body: JSON.stringify(view), etag: undefined }
    },
  })
  return { ...answer, isFirst }
}
