import { Refusal } from '@mainstay/contracts/problems'
import { isOfProduct } from '@mainstay/policy/assessments'
import type { Ctx } from '../../../platform/ctx.ts'
import { findByExternalId, type findEnvironment } from '../../environments/index.ts'
import { allProducts } from '../../products/index.ts'
import type { Inspected } from './inspect-bundle.ts'

type Installation = NonNullable<Awaited<ReturnType<typeof findEnvironment>>>

/** The name of the product that an installation runs, where what was collected says that it is of another. */
export function otherThan(
  products: Awaited<ReturnType<typeof allProducts>>,
  said: string,
  { product_id }: Pick<Installation, 'product_id'>,
): string | undefined {
  const product = products.find(({ id }) => id === product_id)
  return product === undefined || isOfProduct(said, product) ? undefined : product.name
}

/** Refuses `bundle.other_installation` for a bundle that bears the key of another, and says whose. */
export async function requireOwnKey(
  ctx: Ctx,
  { account_id, id, name, external_id: known }: Installation,
  { manifest: { externalId: said } }: Inspected,
): Promise<void> {
  if (said === undefined || said === known) return
  const whose = await findByExternalId(ctx, account_id, said)
  if (whose && whose.id !== id)
    throw new Refusal('bundle.other_installation', {
      detail: `It bears the key ${said}, which is that of ${whose.name}.`,
    })
  if (known !== null)
    throw new Refusal('bundle.other_installation', {
      detail: `It bears the key ${said}; that of ${name} is ${known}. Change the key on record if it is a new one.`,
    })
}

/** Refuses `bundle.other_product`, unless whoever sends it said that it is to be taken all the same. */
export async function requireOwnProduct(
  ctx: Ctx,
  installation: Installation,
  { snapshot: { product } }: Inspected,
): Promise<void> {
  const runs = otherThan(await allProducts(ctx), product.name, installation)
  if (runs !== undefined)
    throw new Refusal('bundle.other_product', {
      detail: `This bundle is of ${product.name} ${product.version}; ${installation.name} runs ${runs}.`,
    })
}
