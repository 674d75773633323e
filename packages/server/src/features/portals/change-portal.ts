import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import type { changePortalEndpoint, removePortalLogoEndpoint } from '@mainstay/contracts/portals'
import { type FieldProblem, Refusal } from '@mainstay/contracts/problems'
import { type Colour, judgeAccent, type Scheme } from '@mainstay/policy/portals'
import { allow } from '../../platform/access.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { requireCurrentVersion } from '../../platform/http/versions.ts'
import { decodeId } from '../../platform/ids/index.ts'
import { portalStandingsOf } from '../agreements/index.ts'
import { portalView } from './portal-views.ts'
import { deleteLogos, lockPortal, moveToSlug, type PortalChange, updatePortal } from './queries.ts'

type Body = InputOf<typeof changePortalEndpoint>['body']

/** Refuses `portal.colour_too_faint` with the nearest colour that can be read, for each scheme that fails (AA). */
function requireReadable(accent: NonNullable<Body['accent']>): void {
  const errors = (['light', 'dark'] as const satisfies readonly Scheme[]).flatMap((scheme): readonly FieldProblem[] => {
    const { passes, nearest } = judgeAccent(scheme, accent[scheme] as Colour)
    return passes
      ? []
      : [{ pointer: `/accent/${scheme}`, code: 'contrast', detail: `The nearest that passes is ${nearest}.` }]
  })
  if (errors.length > 0) throw new Refusal('portal.colour_too_faint', { errors })
}

/** The primary changes the portal that her agreement grants; staff may prepare one before it stands. */
export async function allowBranding(ctx: Ctx, accountId: string): Promise<void> {
  allow(ctx, 'portal.brand', { accountId })
  if (ctx.principal.role !== 'desk_customer') return
  const standing = (await portalStandingsOf(ctx, [accountId], await ctx.now())).get(accountId)
  if (standing?.result.kind !== 'own') throw new Refusal('portal.not_own')
}

const changeOf = ({ name, welcome, accent, methods }: Body): PortalChange => ({
  ...(name === undefined ? {} : { name }),
  ...(welcome === undefined ? {} : { welcome }),
  ...(accent === undefined ? {} : { accent_light: accent.light.toLowerCase(), accent_dark: accent.dark.toLowerCase() }),
  ...(methods === undefined ? {} : { methods: [...new Set(methods)] }),
})

/** Changes how a portal looks; path and ways of signing in are the staff's to change. */
export const changePortal =
  (home: string) =>
  async (
    ctx: Ctx,
    { params, body }: InputOf<typeof changePortalEndpoint>,
  ): Promise<OutputOf<typeof changePortalEndpoint>> => {
    const accountId = decodeId('acc', params.accountId)
    await allowBranding(ctx, accountId)
    if (body.slug !== undefined || body.methods !== undefined) allow(ctx, 'portal.manage', { accountId })
    const locked = await lockPortal(ctx, accountId)
    if (!locked) throw new Refusal('account.not_found')
    requireCurrentVersion(ctx, locked.version)
    if (body.accent) requireReadable(body.accent)
    if (body.slug !== undefined) await moveToSlug(ctx, accountId, body.slug, new Date(await ctx.now()))
    await updatePortal(ctx, accountId, changeOf(body))
    await tellChange(ctx, accountId, Object.keys(body))
    return portalView(ctx, accountId, home)
  }

/** Shows the name alone again. */
export const removePortalLogo =
  (home: string) =>
  async (
    ctx: Ctx,
    { params }: InputOf<typeof removePortalLogoEndpoint>,
  ): Promise<OutputOf<typeof removePortalLogoEndpoint>> => {
    const accountId = decodeId('acc', params.accountId)
    await allowBranding(ctx, accountId)
    const locked = await lockPortal(ctx, accountId)
    if (!locked) throw new Refusal('account.not_found')
    requireCurrentVersion(ctx, locked.version)
    await deleteLogos(ctx, accountId)
    await updatePortal(ctx, accountId, { logo_id: null })
    await tellChange(ctx, accountId, ['logo'])
    return portalView(ctx, accountId, home)
  }

export const tellChange = (ctx: Ctx, accountId: string, changes: readonly string[]): Promise<void> =>
  ctx.publish({
    type: 'portal.changed',
    accountId,
    subject: { type: 'account', id: accountId },
    data: { changes: changes.join(',') },
  })
