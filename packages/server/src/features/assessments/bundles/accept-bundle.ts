import type { acceptBundleEndpoint } from '@mainstay/contracts/bundles'
import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import { Refusal } from '@mainstay/contracts/problems'
import { allow } from '../../../platform/access.ts'
import { actingPerson } from '../../../platform/acting-person.ts'
import type { Ctx } from '../../../platform/ctx.ts'
import { decodeId, encodeId } from '../../../platform/ids/index.ts'
import { changeEnvironment, findEnvironment } from '../../environments/index.ts'
import { allProducts } from '../../products/index.ts'
import { bundleView, nameAndVersion, newsOf } from './bundle-views.ts'
import { otherThan } from './of-another.ts'
import { lockBundle, markAccepted } from './queries.ts'

type Installation = NonNullable<Awaited<ReturnType<typeof findEnvironment>>>

/** One press: the installation is as its bundle says, with a line in its history. Refuses `bundle.nothing_new`. */
export async function acceptBundle(
  ctx: Ctx,
  { params }: InputOf<typeof acceptBundleEndpoint>,
): Promise<OutputOf<typeof acceptBundleEndpoint>> {
  const row = await lockBundle(ctx, decodeId('bdl', params.bundleId))
  if (!row) throw new Refusal('bundle.not_found')
  const { accountId, environmentId } = row
  allow(ctx, 'environment.keep', { accountId })
  const installation = await findEnvironment(ctx, accountId, environmentId)
  if (!installation) throw new Refusal('bundle.not_found')
  const isOther = otherThan(await allProducts(ctx), row.productName, installation) !== undefined
  const { productVersion, operatingSystem } = newsOf(row, installation, isOther)
  if (productVersion === null && operatingSystem === null) throw new Refusal('bundle.nothing_new')
  await changeEnvironment(ctx, {
    params: { accountId: encodeId('acc', accountId), environmentId: encodeId('env', environmentId) },
    query: undefined,
    body: {
      ...(productVersion === null ? {} : { productVersion }),
      ...(operatingSystem === null ? {} : { platforms: platformsWith(installation, operatingSystem) }),
    },
  })
  await markAccepted(ctx, row, actingPerson(ctx), new Date(await ctx.now()))
  await ctx.publish({
    type: 'bundle.accepted',
    accountId,
    subject: { type: 'bundle', id: row.id },
    data: { environmentId, version: productVersion !== null, platform: operatingSystem !== null },
  })
  const after = await lockBundle(ctx, row.id)
  return bundleView(ctx, after ?? row)
}

/** Its platforms with this operating system in the place of the one before. */
function platformsWith({ platforms }: Installation, operatingSystem: string) {
  const [name = operatingSystem, version] = nameAndVersion(operatingSystem)
  const others = platforms.filter(({ kind }) => kind !== 'operating_system')
  return [
    { kind: 'operating_system' as const, name: name.slice(0, 80), version: version?.slice(0, 40) ?? null },
    ...others,
  ]
}
