import { Menu } from '@mantine/core'
import { lazy, Suspense, useState } from 'react'
import { EmptyState } from '../ui/empty-state.tsx'
import { ErrorNote } from '../ui/error-note.tsx'
import { Icon } from '../ui/icons.tsx'
import { SkeletonRows } from '../ui/skeletons.tsx'
import '../ui/dialog.css'
import { useRested } from '../ui/use-rested.ts'
import { InstallationRow } from './installation-row.tsx'
import { t } from './installations-text.ts'
import { type Installation, manyInstallations, useInstallations } from './use-installations.ts'

const dialogs = () => import('./installation-dialogs.tsx')
const InstallationDialog = lazy(() => dialogs().then((module) => ({ default: module.InstallationDialog })))
const HistoryDialog = lazy(() => dialogs().then((module) => ({ default: module.HistoryDialog })))
const CloseDialog = lazy(() => dialogs().then((module) => ({ default: module.CloseDialog })))

type Act = 'upgrade' | 'history' | 'close'
export interface InstallationsProps {
  readonly accountId: string
  /** Whether the reader adds, changes and closes, or only reads. */
  readonly mayKeep: boolean
  readonly side: 'portal' | 'console'
}

function RowMenu({ name, acts, onAsk }: { name: string; acts: readonly Act[]; onAsk: (act: Act) => void }) {
  return (
    <Menu position="bottom-end" width={240} withinPortal={false}>
      <Menu.Target>
        <button type="button" className="btn quiet sm" aria-label={t('list.more', { name })}>
          <Icon name="more" />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {acts.map((act) => (
          <Menu.Item key={act} onClick={() => onAsk(act)}>
            {t(`do.${act}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}

function Row({ installation, mayKeep }: { readonly installation: Installation; readonly mayKeep: boolean }) {
  const [act, setAct] = useState<Act>()
  const close = () => setAct(undefined)
  const acts: readonly Act[] = mayKeep && installation.closedAt === null ? ['upgrade', 'history', 'close'] : ['history']
  return (
    <InstallationRow installation={installation}>
      <RowMenu name={installation.name} acts={acts} onAsk={setAct} />
      <Suspense>
        {act === 'upgrade' ? (
          <InstallationDialog accountId={installation.accountId} kept={installation} onClose={close} />
        ) : null}
        {act === 'history' ? <HistoryDialog installation={installation} onClose={close} /> : null}
        {act === 'close' ? <CloseDialog installation={installation} onClose={close} /> : null}
      </Suspense>
    </InstallationRow>
  )
}

/** Opens the form for another installation. */
export function AddInstallation({ accountId, className = 'btn sm' }: { accountId: string; className?: string }) {
  const [isAsked, setIsAsked] = useState(false)
  return (
    <>
      <button type="button" className={className} onClick={() => setIsAsked(true)}>
        {t('list.add')}
      </button>
      <Suspense>
        {isAsked ? <InstallationDialog accountId={accountId} onClose={() => setIsAsked(false)} /> : null}
      </Suspense>
    </>
  )
}

/** Everything the account runs, a line each with what can be done about it. */
export function InstallationList({ accountId, mayKeep, side }: InstallationsProps) {
  const [typed, setTyped] = useState('')
  const installations = useInstallations(accountId, useRested(typed))
  const { items, total, hasNextPage, fetchNextPage } = installations
  if (installations.isError && items === undefined)
    return <ErrorNote title={t('list.fault')} onRetry={() => void installations.refetch()} />
  if (items === undefined) return <SkeletonRows rows={3} height={side === 'portal' ? 92 : 72} />
  if (total === 0)
    return side === 'portal' ? (
      <EmptyState
        title={t('list.none_title')}
        action={mayKeep ? <AddInstallation accountId={accountId} className="btn pri" /> : undefined}
      >
        {t('list.none_body')}
      </EmptyState>
    ) : (
      <p className="mut">{t('list.none_staff')}</p>
    )
  return (
    <>
      {total > manyInstallations ? (
        <input
          className="input inst-find"
          type="search"
          aria-label={t('list.find')}
          placeholder={t('list.find_in', { count: total })}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      ) : null}
      {items.length === 0 ? <p className="mut inst-nothing">{t('list.none_so')}</p> : null}
      <ul className="inst-list">
        {items.map((installation) => (
          <Row key={installation.id} installation={installation} mayKeep={mayKeep} />
        ))}
      </ul>
      {hasNextPage ? (
        <button type="button" className="btn sm inst-more" onClick={() => void fetchNextPage()}>
          {t('list.further')}
        </button>
      ) : null}
    </>
  )
}
