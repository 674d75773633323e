import type { ReleaseKind } from '@mainstay/contracts/releases'
import './release-notes.css'
import { t } from './versions-text.ts'

/** What a release is. */
export const KindBadge = ({ kind }: { readonly kind: ReleaseKind }) => (
  <span className={`kind kind-${kind}`}>{t(`kind.${kind}`)}</span>
)
