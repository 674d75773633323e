import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import { Refusal } from '@mainstay/contracts/problems'
import type { setRequestStatusEndpoint } from '@mainstay/contracts/requests'
import { isOpenRequest, mayFollow, type RequestStatus } from '@mainstay/policy/requests'
import { allow } from '../../platform/access.ts'
import { actingPerson } from '../../platform/acting-person.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { requireCurrentVersion } from '../../platform/http/versions.ts'
import { encodeId } from '../../platform/ids/index.ts'
import { insertChange, type RequestRecord, updateRequest } from './queries.ts'
import { type ReleaseNamed, releaseNamed } from './release-named.ts'
import { keepShipping } from './ship-queries.ts'
import { holdRequest } from './sight.ts'
import { requestView } from './views.ts'

/** Says how it stands, to everybody who sees it. Whoever asked is told. */
export async function setRequestStatus(
  ctx: Ctx,
  { params, body }: InputOf<typeof setRequestStatusEndpoint>,
): Promise<OutputOf<typeof setRequestStatusEndpoint>> {
  allow(ctx, 'feature_request.decide', {})
  const row = await holdRequest(ctx, params.requestId)
  requireCurrentVersion(ctx, row.version)
  const { status } = body
  const movesRelease = typeof body.releaseId === 'string' && body.releaseId !== idOf(row)
  if (!mayFollow(row.status, status, { movesRelease })) throw new Refusal('feature_request.status_unfit')
  if (status === 'declined' && body.words === undefined) throw new Refusal('feature_request.words_needed')
  const release = await releaseNamed(ctx, row, body)
  await sayStatus(ctx, row, { status, words: body.words ?? null, release })
  return requestView(ctx, row.id)
}

const idOf = ({ releaseId }: RequestRecord) => (releaseId === null ? null : encodeId('rel', releaseId))

interface Said {
  readonly status: RequestStatus
  readonly words: string | null
  readonly release: ReleaseNamed | null
}
/** Writes the status, and its line in the history. What is done with leaves the road-map's stages. */
export async function sayStatus(ctx: Ctx, row: RequestRecord, said: Said): Promise<void> {
  const { status, words, release } = said
  const now = await ctx.now()
  const at = new Date(now)
  const byId = 'personId' in ctx.principal ? actingPerson(ctx) : null
  const version = release?.version ?? null
  const changeId = ctx.newId()
  await updateRequest(ctx, row.id, {
    said_id: changeId,
    ...{ status, status_words: words, status_at: at, release_version: version, release_id: release?.id ?? null },
    ...(isOpenRequest(status) ? {} : { stage: null }),
    changed_at: at,
    tell_at: at,
  })
  await keepShipping(ctx, [row.id])
  await insertChange(ctx, {
    ...{ id: changeId, requestId: row.id, from: row.status, to: status, words, release: version, byId, at: now },
  })
  await ctx.publish({
    type: 'feature_request.status_changed',
    subject: { type: 'feature_request', id: row.id },
    data: { from: row.status, to: status, version },
    ...(words === null ? {} : { texts: { words } }),
  })
}
