import {
  isReleaseLine,
  type MatrixCell,
  type MatrixRow,
  newestLineFirst,
  type PlatformKind,
  platformKinds,
  readPlatform,
  rowsNamedTwice,
  type SupportMatrix,
  writePlatform,
} from '@mainstay/policy/platforms'
import { type ReactNode, useState } from 'react'
import { t as words } from '../../installations/installations-text.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { OptionRow } from '../../ui/option-row.tsx'
import { DayField, LineField } from '../../ui/plain-fields.tsx'
import { t } from './platforms-text.ts'

interface AskProps {
  readonly title: string
  readonly send: string
  readonly onSend: () => void
  readonly onClose: () => void
  readonly children: ReactNode
}
function Ask({ title, send, onSend, onClose, children }: AskProps) {
  return (
    <Dialog
      title={title}
      onClose={onClose}
      onSubmit={onSend}
      foot={
        <>
          <button type="button" className="btn" onClick={onClose}>
            {t('form.back')}
          </button>
          <button type="submit" className="btn pri">
            {send}
          </button>
        </>
      }
    >
      {children}
    </Dialog>
  )
}

const states = ['supported', 'deprecated', 'unsupported', 'unsaid'] as const
type State = (typeof states)[number]

interface CellDialogProps {
  readonly row: MatrixRow
  readonly line: string
  readonly onSet: (cell: MatrixCell | undefined) => void
  readonly onClose: () => void
}
/** What is said of a platform in a release line. */
export function CellDialog({ row, line, onSet, onClose }: CellDialogProps) {
  const kept = row.cells[line]
  const [state, setState] = useState<State>(kept?.state ?? 'unsaid')
  const [until, setUntil] = useState(kept?.state === 'deprecated' ? kept.until : '')
  const [isTried, setIsTried] = useState(false)
  const send = () => {
    setIsTried(true)
    if (state === 'deprecated' && until === '') return
    if (state === 'unsaid') onSet(undefined)
    else onSet(state === 'deprecated' ? { state, until } : { state })
    onClose()
  }
  return (
    <Ask
      title={t('cell.title', { platform: writePlatform(row), line })}
      send={t('cell.set')}
      onSend={send}
      onClose={onClose}
    >
      <OptionRow
        name="state"
        legend={t('cell.state')}
        isFollowUp
        value={state}
        onChoose={setState}
        options={states.map((value) => ({ value, label: t(`cell.${value}`), hint: t(`cell.${value}_how`) }))}
      />
      {state === 'deprecated' ? (
        <DayField
          label={t('cell.until')}
          hint={t('cell.until_how')}
          fault={isTried && until === '' ? t('cell.needed') : undefined}
          value={until}
          onChange={setUntil}
        />
      ) : null}
    </Ask>
  )
}

interface ChangeProps {
  readonly matrix: SupportMatrix
  readonly onKeep: (matrix: SupportMatrix) => void
  readonly onClose: () => void
}
/** Another column, blank or as an other line has it. */
export function LineDialog({ matrix, onKeep, onClose }: ChangeProps) {
  const [line, setLine] = useState('')
  const [like, setLike] = useState(matrix.lines[0] ?? '')
  const [fault, setFault] = useState<string>()
  const send = () => {
    const name = line.trim()
    if (!isReleaseLine(name)) return setFault(t('line.unfit'))
    if (matrix.lines.includes(name)) return setFault(t('line.taken'))
    const begun = ({ cells, ...row }: MatrixRow): MatrixRow => {
      const cell = cells[like]
      return { ...row, cells: cell === undefined ? cells : { ...cells, [name]: cell } }
    }
    onKeep({ lines: [...matrix.lines, name].sort(newestLineFirst), rows: matrix.rows.map(begun) })
    onClose()
  }
  return (
    <Ask title={t('line.title')} send={t('line.do')} onSend={send} onClose={onClose}>
      <Field label={t('line.name')} hint={t('line.how')} fault={fault}>
        {(attributes) => (
          <input {...attributes} className="input t" value={line} onChange={(event) => setLine(event.target.value)} />
        )}
      </Field>
      {matrix.lines.length === 0 ? null : (
        <Field label={t('line.copy')}>
          {(attributes) => (
            <select {...attributes} className="input" value={like} onChange={(event) => setLike(event.target.value)}>
              {matrix.lines.map((one) => (
                <option key={one}>{one}</option>
              ))}
              <option value="">{t('line.copy_none')}</option>
            </select>
          )}
        </Field>
      )}
    </Ask>
  )
}

/** Another row, or another name for one. */
export function RowDialog({ matrix, row, onKeep, onClose }: ChangeProps & { readonly row: MatrixRow | undefined }) {
  const [kind, setKind] = useState<PlatformKind>(row?.kind ?? 'operating_system')
  const [text, setText] = useState(row === undefined ? '' : writePlatform(row))
  const [fault, setFault] = useState<string>()
  const send = () => {
    if (text.trim() === '') return setFault(t('row.needed'))
    const said = readPlatform(kind, text)
    const changed = { id: row?.id ?? crypto.randomUUID(), cells: row?.cells ?? {}, ...said }
    const rows =
      row === undefined ? [...matrix.rows, changed] : matrix.rows.map((one) => (one.id === row.id ? changed : one))
    if (rowsNamedTwice(rows).length > 0) return setFault(t('row.taken'))
    onKeep({ ...matrix, rows })
    onClose()
  }
  return (
    <Ask
      title={row === undefined ? t('row.title') : t('row.rename', { platform: writePlatform(row) })}
      send={t(row === undefined ? 'row.do' : 'row.save')}
      onSend={send}
      onClose={onClose}
    >
      <LineField
        label={t('row.name')}
        hint={t('row.how')}
        fault={fault}
        maxLength={120}
        value={text}
        onChange={setText}
      />
      <Field label={t('row.kind')}>
        {(attributes) => (
          <select
            {...attributes}
            className="input"
            value={kind}
            onChange={(event) => setKind(platformKinds.find((one) => one === event.target.value) ?? kind)}
          >
            {platformKinds.map((one) => (
              <option key={one} value={one}>
                {words(`kind.${one}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
    </Ask>
  )
}
