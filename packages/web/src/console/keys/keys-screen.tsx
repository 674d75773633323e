import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { type Returned, read, useSend } from '../../data/index.ts'
import { announce } from '../../ui/announcer.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { Icon } from '../../ui/icons.tsx'
import { SkeletonRows } from '../../ui/skeletons.tsx'
import { useNow } from '../../ui/time/clock.ts'
import { formatDay, formatNear } from '../../ui/time/format-moment.ts'
import { useMe } from '../session-gate.ts'
import { SettingsPage } from '../settings/settings-page.tsx'
import './keys.css'
import { t } from './keys-text.ts'

const NewKey = lazy(() => import('./new-key.tsx').then((module) => ({ default: module.NewKey })))

type Key = Returned<'GET /api-keys'>['items'][number]
const columns = ['key', 'scopes', 'from', 'used', 'until'] as const

/** The reader's own keys: what each may do, from where, when it was last used. */
export function KeysScreen() {
  const keys = useQuery(read('GET /api-keys', { query: { limit: 100 } }))
  const [isMaking, setIsMaking] = useState(false)
  const live = keys.data?.items.filter(({ revokedAt }) => revokedAt === null)
  const make = (
    <button type="button" className="btn pri" onClick={() => setIsMaking(true)}>
      <Icon name="plus" size={14} />
      {t('keys.new')}
    </button>
  )
  return (
    <SettingsPage title={t('keys.title')} heading={t('keys.heading')} says={t('keys.says')} action={make}>
      {keys.isPending ? <SkeletonRows rows={4} height={44} /> : null}
      {keys.isError ? <ErrorNote title={t('keys.failed')} onRetry={() => void keys.refetch()} /> : null}
      {live?.length === 0 ? <EmptyState title={t('keys.none')}>{t('keys.none_how')}</EmptyState> : null}
      {live === undefined || live.length === 0 ? null : (
        <table className="sheet own-keys">
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {t(`keys.col.${column}`)}
                </th>
              ))}
              <th scope="col">
                <span className="sr">{t('keys.col.do')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {live.map((one) => (
              <Row key={one.id} one={one} />
            ))}
          </tbody>
        </table>
      )}
      <Suspense>{isMaking ? <NewKey onClose={() => setIsMaking(false)} /> : null}</Suspense>
    </SettingsPage>
  )
}

function Row({ one }: { readonly one: Key }) {
  const now = useNow('minute')
  const { zone } = useMe().person
  const near = (at: string) => formatNear(Date.parse(at), zone, now)
  const revoke = useSend('DELETE /api-keys/:apiKeyId')
  const act = () =>
    revoke
      .mutateAsync({ params: { apiKeyId: one.id }, ifMatch: `"${one.version}"` })
      .then(() => announce(t('keys.revoked')))
      .catch((problem: Error) => announce(problem.message, { tone: 'fault' }))
  const { lastUse, lastRefusal, networks } = one
  return (
    <tr>
      <td>
        <b>{one.label}</b> <code>{`…${one.ending}`}</code>
        {one.robot ? <span className="mut"> {t('keys.is_robot')}</span> : null}
      </td>
      <td className="mut">{one.scopes.join(', ')}</td>
      <td className="t">
        {networks.length === 0 ? <span className="mut">{t('keys.anywhere')}</span> : networks.join(', ')}
      </td>
      <td className="t">
        {lastUse === null ? (
          <span className="mut">{t('keys.never_used')}</span>
        ) : (
          t('keys.used', { time: near(lastUse.at), from: lastUse.from })
        )}
        {lastRefusal === null ? null : (
          <span className="own-keys-line late-t">
            {t('keys.refused', { time: near(lastRefusal.at), from: lastRefusal.from })}
          </span>
        )}
      </td>
      <td className="t">{formatDay(Date.parse(one.expiresAt), zone, true)}</td>
      <td>
        <button type="button" className="btn sm" disabled={revoke.isPending} onClick={() => void act()}>
          {t('keys.revoke')}
        </button>
      </td>
    </tr>
  )
}
