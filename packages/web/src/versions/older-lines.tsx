import type { useWindows } from './use-windows.ts'
import { t } from './versions-text.ts'

type Windows = Pick<ReturnType<typeof useWindows>, 'hasNextPage' | 'isFetchingNextPage' | 'fetchNextPage'>

/** Under the picture, while there are older lines than those it shows. */
export function OlderLines({ windows }: { readonly windows: Windows }) {
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = windows
  if (!hasNextPage) return null
  return (
    <button type="button" className="btn quiet sm" disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
      {t('older')}
    </button>
  )
}
