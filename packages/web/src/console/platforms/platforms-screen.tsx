import { civilDateAt } from '@mainstay/policy/calendar'
import { lazy, Suspense, useState } from 'react'
import { ApiProblem, useSend } from '../../data/index.ts'
import { sayDate } from '../../installations/say-installation.ts'
import { SupportTable } from '../../installations/support-table.tsx'
import { useMatrix, useProducts } from '../../installations/use-installations.ts'
import { announce } from '../../ui/announcer.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { SkeletonRows } from '../../ui/skeletons.tsx'
import { readNow } from '../../ui/time/clock.ts'
import { useMayOnDesk } from '../may-work.ts'
import { useMe } from '../session-gate.ts'
import { SettingsPage } from '../settings/settings-page.tsx'
import { MatrixChangesList } from './matrix-changes-list.tsx'
import { type Asked, MatrixGrid } from './matrix-grid.tsx'
import './platforms.css'
import { t } from './platforms-text.ts'
import { type Kept, type MatrixDraft, useMatrixDraft } from './use-matrix-draft.ts'

const dialogs = () => import('./matrix-dialogs.tsx')
const CellDialog = lazy(() => dialogs().then((module) => ({ default: module.CellDialog })))
const LineDialog = lazy(() => dialogs().then((module) => ({ default: module.LineDialog })))
const RowDialog = lazy(() => dialogs().then((module) => ({ default: module.RowDialog })))

/** What is not saved yet, and the way to save or drop it. */
function SaveBar({ kept, draft }: { readonly kept: Kept; readonly draft: MatrixDraft }) {
  const send = useSend('PUT /products/:productId/platforms')
  const save = async () => {
    const { lines, rows } = draft.matrix
    const body = { lines: [...lines], rows: rows.map((row) => ({ ...row, cells: { ...row.cells } })) }
    const sent = { params: { productId: kept.productId }, body, ifMatch: `"${kept.version}"` }
    const answer = await send.mutateAsync(sent).catch(() => undefined)
    if (answer === undefined) return
    draft.drop()
    announce(t('save.done', { version: answer.body.version }))
  }
  const count = draft.changes.length
  const problem = send.error instanceof ApiProblem && send.error.status !== 0 ? send.error.title : t('save.failed')
  return (
    <div className="mx-save panel" role="status">
      <span>
        <b>{count === 0 ? t('save.other') : t('save.count', { count })}</b> <span className="qt">{t('save.kept')}</span>
        {draft.isBehind ? <span className="near-t"> {t('save.stale', { version: kept.version })}</span> : null}
        {send.error === null ? null : <span className="late-t"> {problem}</span>}
      </span>
      <span className="gap" />
      <button type="button" className="btn sm" onClick={draft.drop}>
        {t('save.discard')}
      </button>
      <button type="button" className="btn sm pri" disabled={send.isPending} onClick={() => void save()}>
        {t('save.do')}
      </button>
    </div>
  )
}

function Dialogs({ asked, draft, onClose }: { asked: Asked | undefined; draft: MatrixDraft; onClose: () => void }) {
  const { matrix, keep, setCell } = draft
  if (asked === undefined) return null
  return (
    <Suspense>
      {asked.what === 'cell' ? (
        <CellDialog
          row={asked.row}
          line={asked.line}
          onSet={(cell) => setCell(asked.row, asked.line, cell)}
          onClose={onClose}
        />
      ) : asked.what === 'line' ? (
        <LineDialog matrix={matrix} onKeep={keep} onClose={onClose} />
      ) : (
        <RowDialog matrix={matrix} row={asked.row} onKeep={keep} onClose={onClose} />
      )}
    </Suspense>
  )
}

const sayVersion = ({ version, changedAt, changedBy }: Kept): string | undefined => {
  if (changedAt === null) return undefined
  const date = sayDate(changedAt.slice(0, 10))
  return changedBy === null
    ? t('platforms.changed_nobody', { version, date })
    : t('platforms.changed', { version, date, name: changedBy.name })
}

function Matrix({ kept, product }: { readonly kept: Kept; readonly product: string }) {
  const mayWrite = useMayOnDesk('platform.manage')
  const on = civilDateAt(useMe().person.zone, readNow())
  const draft = useMatrixDraft(kept)
  const [asked, setAsked] = useState<Asked>()
  const caption = t('platforms.caption', { product })
  const isEmpty = draft.matrix.rows.length === 0 && draft.matrix.lines.length === 0
  return (
    <>
      <div className="mx-bar">
        {mayWrite ? (
          <>
            <button type="button" className="btn sm" onClick={() => setAsked({ what: 'row', row: undefined })}>
              {t('platforms.add_row')}
            </button>
            <button type="button" className="btn sm" onClick={() => setAsked({ what: 'line' })}>
              {t('platforms.add_line')}
            </button>
          </>
        ) : (
          <p className="mut">{t('platforms.denied')}</p>
        )}
        <span className="gap" />
        <span className="qt sm t">{sayVersion(kept)}</span>
      </div>
      {draft.isChanged ? <SaveBar kept={kept} draft={draft} /> : null}
      {isEmpty ? (
        <EmptyState title={t('platforms.none_title')}>{t('platforms.none_body')}</EmptyState>
      ) : mayWrite ? (
        <>
          <MatrixGrid draft={draft} caption={caption} on={on} onAsk={setAsked} />
          <p className="qt sm mx-keys">{t('platforms.keys')}</p>
        </>
      ) : (
        <SupportTable caption={caption} lines={kept.lines} rows={kept.rows} on={on} />
      )}
      <Dialogs asked={asked} draft={draft} onClose={() => setAsked(undefined)} />
    </>
  )
}

/** The support matrix: platforms down, release lines across, each crossing set by pointer or key. */
export function PlatformsScreen() {
  const products = useProducts()
  const items = products.data?.items ?? []
  const [chosen, setChosen] = useState<string>()
  const product = items.find(({ id }) => id === chosen) ?? items[0]
  const matrix = useMatrix(product?.id)
  return (
    <SettingsPage heading={t('platforms.label')} title={t('platforms.title')} says={t('platforms.lead')}>
      {items.length < 2 || product === undefined ? null : (
        <Segmented
          label={t('platforms.product')}
          value={product.id}
          onChange={setChosen}
          segments={items.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
      {matrix.data !== undefined && product !== undefined ? (
        <>
          <Matrix key={product.id} kept={matrix.data} product={product.name} />
          <section className="mx-changed">
            <h2>{t('changes.title')}</h2>
            <MatrixChangesList productId={product.id} />
          </section>
        </>
      ) : matrix.isError || products.isError ? (
        <ErrorNote title={t('platforms.fault')} onRetry={() => void (products.isError ? products : matrix).refetch()} />
      ) : (
        <SkeletonRows rows={14} height={36} />
      )}
    </SettingsPage>
  )
}
