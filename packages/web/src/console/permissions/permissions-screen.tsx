import { type MatrixRow, type ObjectKind, permissionMatrix } from '@mainstay/policy/access'
import { useState } from 'react'
import { EmptyState } from '../../ui/empty-state.tsx'
import { useMedia } from '../../ui/use-media.ts'
import '../../ui/dialog.css'
import { SettingsPage } from '../settings/settings-page.tsx'
import { fitting } from './fitting.ts'
import './permissions.css'
import { MatrixCards } from './matrix-cards.tsx'
import { MatrixTable } from './matrix-table.tsx'
import { objectOrder, t } from './permissions-text.ts'

const matrix = permissionMatrix()

/** Rows by the kind of thing they are done to: tickets and what hangs on them first. */
const byObject = (rows: readonly MatrixRow[]): readonly (readonly [ObjectKind, readonly MatrixRow[]])[] => {
  const groups = Map.groupBy(rows, ({ object }) => object)
  return objectOrder.flatMap((object) => {
    const found = groups.get(object)
    return found === undefined ? [] : [[object, found] as const]
  })
}

/** Who may do what: every action of the desk by every role, as the doors decide it. */
export function PermissionsScreen() {
  const [wanted, setWanted] = useState('')
  const isNarrow = useMedia('(max-width: 900px)')
  const rows = fitting(matrix, wanted)
  const Matrix = isNarrow ? MatrixCards : MatrixTable
  return (
    <SettingsPage title={t('permissions.title')} heading={t('permissions.heading')}>
      <p className="permissions-says">{t('permissions.says')}</p>
      <div className="permissions-find">
        <input
          type="search"
          className="input"
          value={wanted}
          placeholder={t('permissions.find')}
          aria-label={t('permissions.find')}
          onChange={(event) => setWanted(event.currentTarget.value)}
        />
        <span className="mut t" role="status">
          {t('permissions.count', { count: rows.length })}
        </span>
      </div>
      {rows.length === 0 ? (
        <EmptyState title={t('permissions.none', { wanted })}>{t('permissions.none_how')}</EmptyState>
      ) : (
        <Matrix groups={byObject(rows)} />
      )}
    </SettingsPage>
  )
}
