import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import { Refusal } from '@mainstay/contracts/problems'
import type { findSimilarEndpoint, listSimilarToTicketEndpoint } from '@mainstay/contracts/similar'
import { tellingWords } from '@mainstay/policy/similar'
import { allow } from '../../platform/access.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { decodeId } from '../../platform/ids/index.ts'
import { accountOf } from '../accounts/index.ts'
import { findEnvironment } from '../environments/index.ts'
import { defaultProduct, knownProducts } from '../products/index.ts'
import { fixesAlike, type InUse, issuesAlike } from '../releases/index.ts'
import { getTicketInSight, ticketsAlike } from '../tickets/index.ts'

type Similar = OutputOf<typeof findSimilarEndpoint>
type Query = InputOf<typeof findSimilarEndpoint>['query']

/** As many as are read at a glance. */
const ticketsShown = 5
const knownShown = 4

interface About {
  readonly typed: string
  readonly accountId: string | undefined
  readonly environmentId: string | undefined
  readonly version: string | undefined
  readonly productId: string
  readonly ticketId?: string
}

/**
 * What is like the words that are being typed, within sight: tickets of the own account, for staff of all in theirs; known
 * issues and fixes held against the version of the installation. Refuses `environment.unknown`, `account.choose`.
 */
export async function findSimilar(
  ctx: Ctx,
  { query }: InputOf<typeof findSimilarEndpoint>,
  inUse: InUse,
): Promise<Similar> {
  const accountId = await accountMeant(ctx, query.accountId)
  const environment = await environmentMeant(ctx, accountId, query.environmentId)
  const productId = await productMeant(ctx, query.productId)
  return readAlike(ctx, inUse, {
    typed: query.q,
    accountId,
    environmentId: environment?.id,
    version: environment?.product_version,
    productId: productId ?? environment?.product_id ?? (await defaultProduct(ctx)),
  })
}

/** What is like a ticket, by its subject. */
export async function listSimilarToTicket(
  ctx: Ctx,
  { params }: InputOf<typeof listSimilarToTicketEndpoint>,
  inUse: InUse,
): Promise<Similar> {
  const ticket = await getTicketInSight(ctx, params.ticketId)
  return readAlike(ctx, inUse, {
    typed: ticket.subject,
    accountId: ticket.accountId,
    environmentId: ticket.environmentId ?? undefined,
    version: ticket.environment?.productVersion,
    productId: ticket.productId,
    ticketId: ticket.id,
  })
}

async function readAlike(ctx: Ctx, inUse: InUse, about: About): Promise<Similar> {
  const { accountId, productId, environmentId, version, ticketId } = about
  const telling = tellingWords(about.typed)
  const known = { telling, productId, version, limit: knownShown }
  const ticket = accountId === undefined || ticketId === undefined ? undefined : { accountId, ticketId }
  return {
    version: version ?? null,
    tickets:
      telling === undefined
        ? []
        : await ticketsAlike(ctx, { telling, exceptId: ticketId, productId, environmentId, limit: ticketsShown }),
    knownIssues: await issuesAlike(ctx, inUse, { ...known, ticket }),
    fixes: await fixesAlike(ctx, known, accountId),
  }
}

/** A contact means her own account, staff the one they name, if any. */
async function accountMeant(ctx: Ctx, asked: Query['accountId']): Promise<string | undefined> {
  const named = asked === undefined ? undefined : decodeId('acc', asked)
  const { principal } = ctx
  if (principal.role === 'desk_customer' && (named === undefined || named === principal.accountId))
    return principal.accountId
  if (named === undefined) return undefined
  allow(ctx, 'account.see', { accountId: named })
  if (!(await accountOf(ctx, named))) throw new Refusal('account.not_found')
  return named
}

async function environmentMeant(ctx: Ctx, accountId: string | undefined, asked: Query['environmentId']) {
  if (asked === undefined) return undefined
  if (accountId === undefined) throw new Refusal('account.choose')
  const environment = await findEnvironment(ctx, accountId, decodeId('env', asked))
  if (!environment) throw new Refusal('environment.unknown')
  return environment
}

async function productMeant(ctx: Ctx, asked: Query['productId']): Promise<string | undefined> {
  if (asked === undefined) return undefined
  const productId = decodeId('prd', asked)
  await knownProducts(ctx, [productId])
  return productId
}
