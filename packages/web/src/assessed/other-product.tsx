import { t } from './assessed-text.ts'
import type { Bundle } from './assessed-types.ts'

/** That a bundle was taken although it is of another product, and what that leaves out. */
export function OtherProduct({ bundle: { product, environment, otherThan } }: { readonly bundle: Bundle }) {
  if (otherThan === null) return null
  return (
    <p className="sm mut">
      {t('bundle.other', { version: product.version, product: product.name, name: environment.name, runs: otherThan })}
    </p>
  )
}
