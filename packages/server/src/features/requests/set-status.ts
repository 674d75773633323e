import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import { Refusal } from '@mainstay/contracts/problems'
import type { setRequestStatusEndpoint } from '@mainstay/contracts/requests'
import { isOpenRequest, mayFollow, type RequestStatus } from '@mainstay/policy/requests'
import { allow } from '../../platform/access.ts'
import { actingPerson } from '../../platform/acting-person.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { requireCurrentVersion } from '../../platform/http/versions.ts'
import { outWith } from './out-with.ts'
import { insertChange, type RequestRecord, updateRequest } from './queries.ts'
import { holdRequest } from './sight.ts'
import { requestView } from './views.ts'

/** Says how it stands, to everybody who sees it. Whoever asked is told when it ships. */
export async function setRequestStatus(
  ctx: Ctx,
  { params, body }: InputOf<typeof setRequestStatusEndpoint>,
): Promise<OutputOf<typeof setRequestStatusEndpoint>> {
  allow(ctx, 'feature_request.decide', {})
  const row = await holdRequest(ctx, params.requestId)
  requireCurrentVersion(ctx, row.version)
  const { status } = body
  if (!mayFollow(row.status, status)) throw new Refusal('feature_request.status_unfit')
  if (status === 'declined' && body.words === undefined) throw new Refusal('feature_request.words_needed')
  const release = releaseAfter(row, body)
  if (status === 'planned' && release === null) throw new Refusal('feature_request.release_needed')
  await sayStatus(ctx, row, { status, words: body.words ?? null, release })
  const outAt = release === null || !isOpenRequest(status) ? undefined : await outWith(ctx, row.productId, release)
  if (outAt !== undefined && outAt > (await ctx.now())) await updateRequest(ctx, row.id, { ship_at: new Date(outAt) })
  return requestView(ctx, row.id)
}

/** A release stays named while it is worked on and once it shipped; what is only thought about names none. */
function releaseAfter(
  row: RequestRecord,
  { status, release }: { readonly status: RequestStatus; readonly release?: string | undefined },
): string | null {
  if (status === 'noted' || status === 'under_consideration' || status === 'declined') return null
  return release ?? row.release
}

interface Said {
  readonly status: RequestStatus
  readonly words: string | null
  readonly release: string | null
}
/** Writes the status, and its line in the history. What is done with leaves the road-map's stages. */
export async function sayStatus(ctx: Ctx, row: RequestRecord, { status, words, release }: Said): Promise<void> {
  const now = await ctx.now()
  const at = new Date(now)
  const byId = 'personId' in ctx.principal ? actingPerson(ctx) : null
  await updateRequest(ctx, row.id, {
    ...{ status, status_words: words, status_at: at, release_version: release, changed_at: at },
    ...(isOpenRequest(status) ? {} : { stage: null }),
    tell_at: status === 'shipped' ? at : null,
    ship_at: null,
  })
  await insertChange(ctx, {
    ...{ id: ctx.newId(), requestId: row.id, from: row.status, to: status, words, release, byId, at: now },
  })
  await ctx.publish({
    type: 'feature_request.status_changed',
    subject: { type: 'feature_request', id: row.id },
    data: { from: row.status, to: status, version: release },
    ...(words === null ? {} : { texts: { words } }),
  })
}
