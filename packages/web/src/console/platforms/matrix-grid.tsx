import { type MatrixCell, type MatrixRow, platformKinds, writePlatform } from '@mainstay/policy/platforms'
import { Menu } from '@mantine/core'
import { type KeyboardEvent, useRef } from 'react'
import { CellWords, SupportTable } from '../../installations/support-table.tsx'
import { Icon } from '../../ui/icons.tsx'
import { t } from './platforms-text.ts'
import type { MatrixDraft } from './use-matrix-draft.ts'

export type Asked =
  | { readonly what: 'cell'; readonly row: MatrixRow; readonly line: string }
  | { readonly what: 'row'; readonly row: MatrixRow | undefined }
  | { readonly what: 'line' }

interface MatrixGridProps {
  readonly draft: MatrixDraft
  readonly caption: string
  readonly on: string
  readonly onAsk: (asked: Asked) => void
}

const byKey: Readonly<Record<string, MatrixCell | null>> = {
  s: { state: 'supported' },
  u: { state: 'unsupported' },
  Delete: null,
  Backspace: null,
}
const steps: Readonly<Record<string, readonly [down: number, right: number]>> = {
  ArrowDown: [1, 0],
  ArrowUp: [-1, 0],
  ArrowRight: [0, 1],
  ArrowLeft: [0, -1],
}

function LittleMenu({ label, acts }: { label: string; acts: readonly (readonly [string, () => void])[] }) {
  return (
    <Menu position="bottom-start" width={220}>
      <Menu.Target>
        <button type="button" className="btn quiet sm mx-more" aria-label={label}>
          <Icon name="more" size={14} />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {acts.map(([words, act]) => (
          <Menu.Item key={words} onClick={act}>
            {words}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}

/** The matrix with every cell a button: pressed it asks, keys set it at once, arrows move. */
export function MatrixGrid({ draft, caption, on, onAsk }: MatrixGridProps) {
  const box = useRef<HTMLDivElement>(null)
  const { matrix, keep, setCell } = draft
  // in the order they are drawn, kind by kind
  const order = platformKinds.flatMap((kind) => matrix.rows.filter((row) => row.kind === kind))
  const hear = (event: KeyboardEvent, row: MatrixRow, line: string) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const step = steps[event.key]
    const cell = byKey[event.key] ?? byKey[event.key.toLowerCase()]
    if (step !== undefined) {
      const at = [order.findIndex(({ id }) => id === row.id) + step[0], matrix.lines.indexOf(line) + step[1]]
      box.current?.querySelector<HTMLElement>(`[data-at="${at.join(' ')}"]`)?.focus()
    } else if (event.key.toLowerCase() === 'd') onAsk({ what: 'cell', row, line })
    else if (cell !== undefined) setCell(row, line, cell ?? undefined)
    else return
    event.preventDefault()
  }
  const removeRow = ({ id }: MatrixRow) => keep({ ...matrix, rows: matrix.rows.filter((row) => row.id !== id) })
  const removeLine = (line: string) =>
    keep({
      lines: matrix.lines.filter((one) => one !== line),
      rows: matrix.rows.map(({ cells: { [line]: _gone, ...cells }, ...row }) => ({ ...row, cells })),
    })
  return (
    <div ref={box} className="mx">
      <SupportTable
        caption={caption}
        lines={matrix.lines}
        rows={matrix.rows}
        on={on}
        rowMenu={(row) => (
          <LittleMenu
            label={t('row.more', { platform: writePlatform(row) })}
            acts={[
              [t('row.edit'), () => onAsk({ what: 'row', row })],
              [t('row.remove'), () => removeRow(row)],
            ]}
          />
        )}
        lineMenu={(line) => (
          <LittleMenu label={t('line.more', { line })} acts={[[t('line.remove'), () => removeLine(line)]]} />
        )}
        cell={(row, line) => (
          <button
            type="button"
            className="mx-cell"
            data-at={`${order.findIndex(({ id }) => id === row.id)} ${matrix.lines.indexOf(line)}`}
            onClick={() => onAsk({ what: 'cell', row, line })}
            onKeyDown={(event) => hear(event, row, line)}
          >
            <span className="sr">{`${t('cell.title', { platform: writePlatform(row), line })}: `}</span>
            <CellWords cell={row.cells[line]} on={on} />
          </button>
        )}
      />
    </div>
  )
}
