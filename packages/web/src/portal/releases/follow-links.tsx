import { useProductAsked } from '../../products/use-product-asked.ts'
import { t } from './releases-text.ts'

/** Addresses that a reader of feeds or a calendar may follow without signing in. */
export function FollowLinks() {
  const { products, product = products[0] } = useProductAsked()
  if (product === undefined) return null
  const base = `/api/v1/feeds/${product.key}`
  return (
    <p className="sm mut rel-follow">
      <a className="lk" href={`${base}/releases.atom`}>
        {t('releases.feed')}
      </a>
      <a className="lk" href={`${base}/support-ends.ics`}>
        {t('releases.calendar')}
      </a>
    </p>
  )
}
