import { randomBytes } from 'node:crypto'
import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import type {
  addPortalHostEndpoint,
  provePortalHostEndpoint,
  removePortalHostEndpoint,
} from '@mainstay/contracts/portals'
import { Refusal } from '@mainstay/contracts/problems'
import { proofRecord, readHostName } from '@mainstay/policy/portals'
import type { FastifyReply } from 'fastify'
import { allow } from '../../platform/access.ts'
import { actingPerson } from '../../platform/acting-person.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { answerKeyed } from '../../platform/http/answer-keyed.ts'
import type { Call } from '../../platform/http/route.ts'
import { decodeId } from '../../platform/ids/index.ts'
import { portalView, proofOf } from './portal-views.ts'
import type { PortalsParts } from './portals-parts.ts'
import { deleteHost, type HostRow, insertHost, listPortalRows, lockHost, updateHostProved } from './queries.ts'

/** Names a host; nothing is served there before it is proved. */
export const addPortalHost =
  (home: string) =>
  async (
    ctx: Ctx,
    { params, body }: InputOf<typeof addPortalHostEndpoint>,
  ): Promise<OutputOf<typeof addPortalHostEndpoint>> => {
    const accountId = decodeId('acc', params.accountId)
    allow(ctx, 'portal.manage', { accountId })
    if ((await listPortalRows(ctx, [accountId])).length === 0) throw new Refusal('account.not_found')
    const host = readHostName(body.host)
    if (host === undefined) throw new Refusal('portal.host_invalid')
    if (host === new URL(home).hostname) throw new Refusal('portal.host_taken')
    const id = ctx.newId()
    await insertHost(ctx, {
      account_id: accountId,
      id,
      host,
      token: randomBytes(18).toString('base64url'),
      added_at: new Date(await ctx.now()),
      added_by: actingPerson(ctx),
    })
    await tellHost(ctx, 'portal.host_added', { account_id: accountId, id })
    return portalView(ctx, accountId, home)
  }

/** Refuses `portal.host_not_found` for one of another account. */
async function getHostForUpdate(
  ctx: Ctx,
  params: { readonly accountId: string; readonly hostId: string },
): Promise<HostRow> {
  const accountId = decodeId('acc', params.accountId)
  allow(ctx, 'portal.manage', { accountId })
  const row = await lockHost(ctx, accountId, decodeId('hst', params.hostId))
  if (!row) throw new Refusal('portal.host_not_found')
  return row
}

/** Looks for the record, outside any transaction, or takes a colleague's word, which is kept with its reason. */
export const provePortalHost =
  (parts: PortalsParts, forget: () => void) =>
  async ({ caller, input, request, reply }: Call<InputOf<typeof provePortalHostEndpoint>>): Promise<FastifyReply> => {
    if (!caller) throw new Refusal('session.missing')
    const { params, body } = input
    const asked = await parts.openUnit(caller.principal, 'write', (ctx) => getHostForUpdate(ctx, params))
    const said = body.by === 'dns' ? await parts.dns.read(proofRecord(asked.host)) : []
    const answer = await answerKeyed(parts.openUnit, {
      caller,
      request,
      route: 'POST /accounts/:accountId/portal/hosts/:hostId/proof',
      says: [params, body],
      work: async (ctx) => {
        const row = await getHostForUpdate(ctx, params)
        if (body.by === 'dns' && !said.includes(proofOf(row))) throw new Refusal('portal.host_unproved')
        await updateHostProved(ctx, row, body.by, new Date(await ctx.now()))
        await tellHost(ctx, 'portal.host_proved', row, body)
        ctx.afterCommit(forget)
        const view = await portalView(ctx, row.account_id, parts.home)
        return { status: 200, body: JSON.stringify(view), etag: `"${view.version}"` }
      },
    })
    return reply.code(answer.status).type('application/json; charset=utf-8').send(answer.body)
  }

/** Serves a host no longer; the name is free again. */
export const removePortalHost =
  (home: string) =>
  async (
    ctx: Ctx,
    { params }: InputOf<typeof removePortalHostEndpoint>,
  ): Promise<OutputOf<typeof removePortalHostEndpoint>> => {
    const row = await getHostForUpdate(ctx, params)
    await deleteHost(ctx, row)
    await tellHost(ctx, 'portal.host_removed', row)
    return portalView(ctx, row.account_id, home)
  }

type HostEvent = 'portal.host_added' | 'portal.host_proved' | 'portal.host_removed'
type Proof = InputOf<typeof provePortalHostEndpoint>['body']

const tellHost = (
  ctx: Ctx,
  type: HostEvent,
  { account_id, id }: Pick<HostRow, 'account_id' | 'id'>,
  proof?: Proof,
): Promise<void> =>
  ctx.publish({
    type,
    accountId: account_id,
    subject: { type: 'portal_host', id },
    ...(proof ? { data: { by: proof.by } } : {}),
    ...(proof?.by === 'staff' ? { texts: { reason: proof.reason } } : {}),
  })
