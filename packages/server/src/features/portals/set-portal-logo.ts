import type { InputOf } from '@mainstay/contracts/endpoint'
import type { setPortalLogoEndpoint, showPortalLogoEndpoint } from '@mainstay/contracts/portals'
import { Refusal } from '@mainstay/contracts/problems'
import type { FastifyReply } from 'fastify'
import type { Ctx, Principal } from '../../platform/ctx.ts'
import { answerKeyed } from '../../platform/http/answer-keyed.ts'
import type { Call } from '../../platform/http/route.ts'
import { decodeId } from '../../platform/ids/index.ts'
import { ownUpload } from '../files/index.ts'
import { allowBranding, tellChange } from './change-portal.ts'
import { portalView } from './portal-views.ts'
import type { PortalsParts } from './portals-parts.ts'
import { deleteLogos, findLogo, insertLogo, lockPortal, updatePortal } from './queries.ts'

const worker: Principal = { role: 'desk_worker', actor: { kind: 'worker' } }
/** Twice the height of what is shown, for fine screens. */
const longestSide = 480
const pictureLimitBytes = 262_144

/** Keeps a picture that we drew as an account's logo, in place of the one before. */
export async function keepPortalLogo(ctx: Ctx, accountId: string, picture: Buffer): Promise<void> {
  if (!(await lockPortal(ctx, accountId))) throw new Refusal('account.not_found')
  const id = ctx.newId()
  await deleteLogos(ctx, accountId)
  await insertLogo(ctx, { account_id: accountId, id, picture, created_at: new Date(await ctx.now()) })
  await updatePortal(ctx, accountId, { logo_id: id })
  await tellChange(ctx, accountId, ['logo'])
}

/** Draws the caller's own upload anew, outside any transaction, and keeps that. The upload itself is gone after a day. */
export const setPortalLogo =
  (parts: PortalsParts, forget: () => void) =>
  async ({ caller, input, request, reply }: Call<InputOf<typeof setPortalLogoEndpoint>>): Promise<FastifyReply> => {
    if (!caller) throw new Refusal('session.missing')
    const accountId = decodeId('acc', input.params.accountId)
    const { fileId } = input.body
    const { storageKey } = await parts.openUnit(caller.principal, 'read', async (ctx) => {
      await allowBranding(ctx, accountId)
      return ownUpload(ctx, fileId)
    })
    const picture = await drawn(parts, storageKey)
    const answer = await answerKeyed(parts.openUnit, {
      caller,
      request,
      route: 'POST /accounts/:accountId/portal/logo',
      says: [accountId, fileId],
      work: async (ctx) => {
        await allowBranding(ctx, accountId)
        if (!picture) throw new Refusal('file.no_picture')
        await keepPortalLogo(ctx, accountId, picture)
        ctx.afterCommit(forget)
        const view = await portalView(ctx, accountId, parts.home)
        return { status: 200, body: JSON.stringify(view), etag: `"${view.version}"` }
      },
    })
    if (answer.etag !== undefined) reply.header('ETag', answer.etag)
    return reply.code(answer.status).type('application/json; charset=utf-8').send(answer.body)
  }

async function drawn({ store, pictures }: PortalsParts, storageKey: string): Promise<Buffer | undefined> {
  const stored = await store.open(storageKey)
  const picture = stored && (await pictures.redraw(stored.bytes, { longestSide }))
  return picture && picture.length <= pictureLimitBytes ? picture : undefined
}

/** The picture alone, the same for everyone: named by its content, so kept for a year. */
export const showPortalLogo =
  ({ openUnit }: PortalsParts) =>
  async ({ input, reply }: Call<InputOf<typeof showPortalLogoEndpoint>>): Promise<FastifyReply> => {
    const id = decodeId('lgo', input.params.logoId)
    const logo = await openUnit(worker, 'read', (ctx) => findLogo(ctx, id))
    if (!logo) throw new Refusal('file.not_found')
    return reply
      .header('Cache-Control', 'public, max-age=31536000, immutable')
      .header('Content-Disposition', 'inline')
      .type('image/webp')
      .send(logo.picture)
  }
