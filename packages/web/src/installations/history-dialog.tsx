import { writePlatform } from '@mainstay/policy/platforms'
import { useQuery } from '@tanstack/react-query'
import { type Returned, read } from '../data/index.ts'
import { Dialog } from '../ui/dialog.tsx'
import { ErrorNote } from '../ui/error-note.tsx'
import { SkeletonRows } from '../ui/skeletons.tsx'
import { readNow } from '../ui/time/clock.ts'
import { formatNear } from '../ui/time/format-moment.ts'
import { t } from './installations-text.ts'
import type { Installation } from './use-installations.ts'

type Change = Returned<'GET /accounts/:accountId/environments/:environmentId/history'>['items'][number]

function sayChange({ kind, versionBefore, versionAfter, platformsAfter }: Change): string {
  switch (kind) {
    case 'added':
      return t('history.added', { version: versionAfter })
    case 'version':
      return t('history.version', { before: versionBefore ?? '', after: versionAfter })
    case 'platforms':
      return platformsAfter.length === 0
        ? t('history.platforms_none')
        : t('history.platforms', { platforms: platformsAfter.map(writePlatform).join(', ') })
    case 'details':
      return t('history.details')
    case 'closed':
      return t('history.closed', { version: versionAfter })
  }
}

function Lines({ items }: { readonly items: readonly Change[] }) {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
  return (
    <ol className="inst-history">
      {items.map((change) => (
        <li key={`${change.at} ${change.kind}`}>
          <p className="t">{sayChange(change)}</p>
          <p className="sm qt">
            <time dateTime={change.at}>{formatNear(Date.parse(change.at), zone, readNow())}</time>
            {` · ${change.by === null ? t('history.by_key') : t('history.by', { name: change.by.name })}`}
          </p>
        </li>
      ))}
    </ol>
  )
}

/** What an installation ran, since when, and who said so. */
export function HistoryDialog({ installation, onClose }: { installation: Installation; onClose: () => void }) {
  const { accountId, id: environmentId, name } = installation
  const history = useQuery(
    read('GET /accounts/:accountId/environments/:environmentId/history', { params: { accountId, environmentId } }),
  )
  return (
    <Dialog
      title={t('history.title', { name })}
      onClose={onClose}
      onSubmit={onClose}
      foot={
        <button type="submit" className="btn">
          {t('history.shut')}
        </button>
      }
    >
      {history.data !== undefined ? (
        <Lines items={history.data.items} />
      ) : history.isError ? (
        <ErrorNote title={t('history.fault')} onRetry={() => void history.refetch()} />
      ) : (
        <SkeletonRows rows={3} />
      )}
    </Dialog>
  )
}
