import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import type { sendRequestFileEndpoint } from '@mainstay/contracts/held-requests'
import { Refusal } from '@mainstay/contracts/problems'
import type { FastifyRequest } from 'fastify'
import type { Ctx } from '../../platform/ctx.ts'
import type { Call } from '../../platform/http/route.ts'
import { countHeldFiles, heldFilesHaveRoom, keepHeldFile, receiveFile } from '../files/index.ts'
import type { HeldParts } from './held-parts.ts'
import { lockHeld } from './queries.ts'

const filesAtMost = 5
const limitBytes = 10 * 1_048_576

/**
 * Takes a file that follows a request. Its sender is nobody yet: the receipt is looked at before a byte is read, and
 * nobody can fetch the file before a contact takes the request on.
 */
export const sendRequestFile =
  (parts: HeldParts) =>
  async ({
    input,
    request,
  }: Call<InputOf<typeof sendRequestFileEndpoint>>): Promise<OutputOf<typeof sendRequestFileEndpoint>> => {
    const receipt = request.headers['mainstay-receipt']
    const requestId = await parts.asWorker('read', async (ctx) =>
      typeof receipt === 'string' ? parts.secrets.readReceipt(receipt, await ctx.now()) : undefined,
    )
    if (requestId === undefined) throw new Refusal('held_request.receipt_void')
    await parts.asWorker('write', (ctx) => requireRoom(ctx, requestId))
    const received = await receive(parts, request, input.query.name)
    try {
      await parts.asWorker('write', async (ctx) => {
        const held = await requireRoom(ctx, requestId)
        // the account sees it once the request is theirs to see
        const accountId = held.state === 'held' ? held.account_id : null
        await keepHeldFile(ctx, { ...received, id: ctx.newId(), requestId, accountId })
      })
    } catch (error) {
      await parts.store.remove(received.storageKey)
      throw error
    }
    return { name: received.name, size: received.size }
  }

async function requireRoom(ctx: Ctx, requestId: string) {
  const held = await lockHeld(ctx, requestId)
  if (held?.state !== 'unproved' && held?.state !== 'held') throw new Refusal('held_request.receipt_void')
  if ((await countHeldFiles(ctx, requestId)) >= filesAtMost) throw new Refusal('held_request.files_full')
  if (!(await heldFilesHaveRoom(ctx))) throw new Refusal('file.storage_full')
  return held
}

const receive = (parts: HeldParts, request: FastifyRequest, name: string | undefined) =>
  receiveFile(parts, request, { name, limitBytes }).catch((error: unknown) => {
    const isLarge = error instanceof Refusal && error.code === 'file.too_large'
    throw isLarge ? new Refusal('file.too_large', { detail: 'Files up to 10 MB can be sent along here.' }) : error
  })
