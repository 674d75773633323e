import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import type { changeKnownIssueEndpoint, createKnownIssueEndpoint } from '@mainstay/contracts/known-issues'
import { Refusal } from '@mainstay/contracts/problems'
import { isRange } from '@mainstay/policy/lifecycle'
import { allow } from '../../platform/access.ts'
import { actingPerson } from '../../platform/acting-person.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { requireCurrentVersion } from '../../platform/http/versions.ts'
import { decodeId } from '../../platform/ids/index.ts'
import { ticketKeys } from '../tickets/index.ts'
import { requireVersion } from './create-release.ts'
import {
  findIssue,
  type IssueWords,
  insertIssue,
  lockIssue,
  updateIssue,
  writeIssueTickets,
} from './known-issue-queries.ts'
import { productAsked } from './known-releases.ts'
import { issueViews } from './list-known-issues.ts'
import type { InUse } from './ports.ts'

type Create = typeof createKnownIssueEndpoint
type Change = typeof changeKnownIssueEndpoint

interface Versions {
  readonly affectedRange?: string | undefined
  readonly fixedIn?: string | null | undefined
}

/** Refuses `known_issue.range_unfit`, `release.version_unfit`. */
function requireVersions({ affectedRange, fixedIn }: Versions): void {
  if (affectedRange !== undefined && !isRange(affectedRange)) throw new Refusal('known_issue.range_unfit')
  if (fixedIn !== undefined && fixedIn !== null) requireVersion(fixedIn)
}

async function link(ctx: Ctx, issueId: string, numbers: readonly string[]): Promise<void> {
  const keys = await ticketKeys(ctx, numbers)
  if (numbers.some((number) => !keys.has(number))) throw new Refusal('ticket.not_found')
  await writeIssueTickets(ctx, issueId, [...keys.values()])
}

async function read(ctx: Ctx, id: string, inUse: InUse): Promise<OutputOf<Create>> {
  const row = await findIssue(ctx, id)
  const [view] = row ? await issueViews(ctx, inUse, [row]) : []
  if (!view) throw new Refusal('known_issue.not_found')
  return view
}

/** Writes down what is known to be wrong. */
export async function createKnownIssue(ctx: Ctx, { body }: InputOf<Create>, inUse: InUse): Promise<OutputOf<Create>> {
  allow(ctx, 'release.write', {})
  requireVersions(body)
  const productId = await productAsked(ctx, body.productId)
  const id = ctx.newId()
  const at = new Date(await ctx.now())
  const { title, says, workaround = null, fixedIn = null } = body
  await insertIssue(ctx, {
    ...{ id, title, says, workaround, product_id: productId, affected_range: body.affectedRange, fixed_in: fixedIn },
    ...{ is_public: body.isPublic, created_by: actingPerson(ctx), created_at: at, changed_at: at },
  })
  await link(ctx, id, body.tickets)
  const texts = { title, says, ...(workaround === null ? {} : { workaround }) }
  await ctx.publish({ type: 'known_issue.created', subject: { type: 'known_issue', id }, texts })
  return read(ctx, id, inUse)
}

const changeOf = ({ title, says, workaround, affectedRange, fixedIn, isPublic }: InputOf<Change>['body']) => {
  const change: Partial<IssueWords> = {
    ...(title === undefined ? {} : { title }),
    ...(says === undefined ? {} : { says }),
    ...(workaround === undefined ? {} : { workaround }),
    ...(affectedRange === undefined ? {} : { affected_range: affectedRange }),
    ...(fixedIn === undefined ? {} : { fixed_in: fixedIn }),
    ...(isPublic === undefined ? {} : { is_public: isPublic }),
  }
  return change
}

/** Changes it. Refuses `known_issue.not_found`, `request.stale`. */
export async function changeKnownIssue(
  ctx: Ctx,
  { params, body }: InputOf<Change>,
  inUse: InUse,
): Promise<OutputOf<Change>> {
  allow(ctx, 'release.write', {})
  const id = decodeId('kis', params.knownIssueId)
  const row = await lockIssue(ctx, id)
  if (!row) throw new Refusal('known_issue.not_found')
  requireCurrentVersion(ctx, Number(row.row_version))
  requireVersions(body)
  await updateIssue(ctx, id, changeOf(body), await ctx.now())
  if (body.tickets !== undefined) await link(ctx, id, body.tickets)
  await ctx.publish({ type: 'known_issue.changed', subject: { type: 'known_issue', id } })
  return read(ctx, id, inUse)
}
