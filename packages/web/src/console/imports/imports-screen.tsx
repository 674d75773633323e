import { useSearch } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { request } from '../../data/index.ts'
import { announce } from '../../ui/announcer.tsx'
import { CsvButton } from '../../ui/csv-button.tsx'
import '../../ui/dialog.css'
import { ErrorNote } from '../../ui/error-note.tsx'
import { Icon } from '../../ui/icons.tsx'
import { saveCsv } from '../../ui/save-csv.ts'
import { Segmented } from '../../ui/segmented.tsx'
import { useMayOnDesk } from '../may-work.ts'
import { SettingsPage } from '../settings/settings-page.tsx'
import './imports.css'
import { t } from './imports-text.ts'
import { OutcomeSheet } from './outcome-sheet.tsx'
import { type ImportState, type Table, useImport } from './use-import.ts'

const tables = ['accounts', 'agreements', 'contacts', 'environments', 'requests'] as const
const isTable = (value: unknown): value is Table => tables.some((table) => table === value)
const bytesAtMost = 900_000

/** Every row of a table as a file that an import reads again. */
const exportTable = async (table: Table) => {
  const rows: string[][] = []
  let head: string[] = []
  let cursor: string | null | undefined
  do {
    const query = cursor == null ? {} : { cursor }
    const page = await request('GET /exports/:table', { params: { table }, query })
    head = page.head
    rows.push(...page.rows)
    cursor = page.nextCursor
  } while (cursor !== null)
  saveCsv(`${table}.csv`, head, rows)
  return rows.length
}

function Paste({ state, table }: { readonly state: ImportState; readonly table: Table }) {
  const picker = useRef<HTMLInputElement>(null)
  const [isTooLarge, setIsTooLarge] = useState(false)
  const readFile = async (file: File | undefined) => {
    if (file === undefined) return
    setIsTooLarge(file.size > bytesAtMost)
    if (file.size <= bytesAtMost) state.paste(await file.text())
  }
  const id = `import-${table}`
  return (
    <div className="field import-paste">
      <label htmlFor={id}>{t('imports.paste')}</label>
      <textarea
        id={id}
        className="input t"
        rows={8}
        spellCheck={false}
        wrap="off"
        value={state.csv}
        aria-describedby={`${id}-hint`}
        onChange={(event) => state.paste(event.target.value)}
        onDragOver={(event) => event.preventDefault()}
        onDrop={(event) => {
          const [file] = event.dataTransfer.files
          if (file === undefined) return
          event.preventDefault()
          void readFile(file)
        }}
      />
      <span id={`${id}-hint`} className="field-hint">
        {t('imports.paste_hint')} {state.csv === '' ? '' : t(state.isKept ? 'imports.kept' : 'imports.not_kept')}
      </span>
      {isTooLarge ? <ErrorNote title={t('imports.too_large')} kept="" /> : null}
      <div className="import-line">
        <button type="button" className="btn" onClick={() => picker.current?.click()}>
          <Icon name="file" size={14} />
          {t('imports.pick')}
        </button>
        <input
          ref={picker}
          type="file"
          accept=".csv,.tsv,.txt,text/csv"
          hidden
          aria-label={t('imports.pick')}
          onChange={(event) => {
            void readFile(event.target.files?.[0])
            event.target.value = ''
          }}
        />
        <span className="gap" />
        {table === 'contacts' ? (
          <label className="import-check">
            <input
              type="checkbox"
              checked={state.invite}
              onChange={(event) => state.chooseInvite(event.target.checked)}
            />
            {t('imports.invite')}
          </label>
        ) : null}
        <button
          type="button"
          className={state.preview === undefined || state.isStale ? 'btn pri' : 'btn'}
          disabled={state.csv.trim() === '' || state.busy !== undefined}
          onClick={() => void state.look()}
        >
          {t(state.busy === 'preview' ? 'imports.previewing' : 'imports.preview')}
        </button>
      </div>
    </div>
  )
}

function ImportOf({ table }: { readonly table: Table }) {
  const state = useImport(table)
  const { preview, problem, isStale, busy } = state
  const run = async () => {
    const counts = await state.run()
    if (counts === undefined) return
    const { create: created, change: changed, stay: stayed } = counts
    announce(t('imports.done', { created, changed, stayed }))
  }
  const toDo = preview === undefined ? 0 : preview.counts.create + preview.counts.change
  return (
    <>
      <p className="mut">{t(`imports.means.${table}`)}</p>
      <Paste state={state} table={table} />
      {problem === undefined ? null : (
        <ErrorNote title={problem.title || t('imports.failed')} kept={problem.detail ?? t('imports.failed')} />
      )}
      {preview === undefined ? null : (
        <>
          <OutcomeSheet outcome={preview} columns={state.columns} onChoose={state.chooseColumn} />
          <div className="import-line import-foot">
            {isStale ? <span className="near-t">{t('imports.stale')}</span> : null}
            {toDo === 0 && preview.counts.refuse === 0 ? <span className="mut">{t('imports.nothing')}</span> : null}
            <span className="gap" />
            <button
              type="button"
              className={isStale ? 'btn' : 'btn pri'}
              disabled={isStale || busy !== undefined || preview.counts.refuse > 0 || toDo === 0}
              onClick={() => void run()}
            >
              {busy === 'run' ? t('imports.running') : t('imports.run', { count: toDo })}
            </button>
          </div>
        </>
      )}
    </>
  )
}

/** Tables in and out. */
export function ImportsScreen() {
  const search = useSearch({ strict: false }) as { readonly table?: unknown }
  const [table, setTable] = useState<Table>(isTable(search.table) ? search.table : 'accounts')
  const mayImportHouse = useMayOnDesk('import.run')
  const mayImportRequests = useMayOnDesk('feature_request.import')
  const mayExport = useMayOnDesk('export.see')
  const mayImport = table === 'requests' ? mayImportRequests : mayImportHouse
  return (
    <SettingsPage heading={t('imports.label')} title={t('imports.title')} says={t('imports.lead')}>
      <div className="imports">
        <div className="import-line">
          <Segmented
            label={t('imports.table')}
            value={table}
            onChange={setTable}
            segments={tables.map((value) => ({ value, label: t(`imports.${value}`) }))}
          />
          <span className="gap" />
          {mayExport ? <CsvButton save={() => exportTable(table)} /> : null}
        </div>
        {mayImport ? (
          <ImportOf key={table} table={table} />
        ) : (
          <p className="mut">{t(table === 'requests' ? 'imports.denied_requests' : 'imports.denied')}</p>
        )}
        <p className="qt sm">{t('imports.export_lead')}</p>
      </div>
    </SettingsPage>
  )
}
