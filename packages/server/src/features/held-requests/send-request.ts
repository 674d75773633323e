import type { InputOf } from '@mainstay/contracts/endpoint'
import type { sendRequestEndpoint } from '@mainstay/contracts/held-requests'
import type { FastifyReply } from 'fastify'
import type { Ctx, Principal } from '../../platform/ctx.ts'
import { answerKeyed } from '../../platform/http/answer-keyed.ts'
import type { Call } from '../../platform/http/route.ts'
import { addressIdOf, addressKeyOf } from './address-key.ts'
import { askForProof } from './ask-for-proof.ts'
import type { HeldParts } from './held-parts.ts'
import { insertHeld } from './queries.ts'

type Body = InputOf<typeof sendRequestEndpoint>['body']
const worker: Principal = { role: 'desk_worker', actor: { kind: 'worker' } }

/**
 * Takes in what anybody writes and loses nothing of it (policy 7.8). The answer says nothing of who is known here: it is
 * the same for a stranger, for a contact, for a name of a portal that does not exist.
 */
export const sendRequest =
  (parts: HeldParts) =>
  async ({ input, request, reply }: Call<InputOf<typeof sendRequestEndpoint>>): Promise<FastifyReply> => {
    const { body } = input
    const answer = await answerKeyed(parts.openUnit, {
      caller: { principal: worker, personId: addressIdOf(body.email), means: 'session', meansId: 'nobody' },
      request,
      route: 'POST /held-requests',
      says: [body],
      work: async (ctx) => {
        const receipt = await keepRequest(parts, ctx, body)
        return { status: 202, body: JSON.stringify({ receipt }), etag: undefined }
      },
    })
    return reply.code(answer.status).type('application/json; charset=utf-8').send(answer.body)
  }

/** Keeps a request until its sender proved the address; answers the receipt for its files. Runs under the worker's role. */
async function keepRequest(parts: HeldParts, ctx: Ctx, body: Body): Promise<string> {
  const accountId = body.portal === undefined ? undefined : await parts.accountOfPortal(ctx, body.portal)
  const id = ctx.newId()
  const at = await ctx.now()
  const addressKey = addressKeyOf(body.email)
  await insertHeld(ctx, {
    id,
    account_id: accountId ?? null,
    placed_by: accountId === undefined ? null : 'portal',
    name: body.name,
    email: body.email,
    address_key: addressKey,
    subject: body.subject,
    text: body.text,
    created_at: new Date(at),
  })
  await ctx.publish({
    type: 'held_request.received',
    ...(accountId === undefined ? {} : { accountId }),
    subject: { type: 'held_request', id },
    texts: { subject: body.subject, text: body.text },
  })
  await askForProof(parts, ctx, { requestId: id, addressKey })
  return parts.secrets.writeReceipt(id, at)
}
