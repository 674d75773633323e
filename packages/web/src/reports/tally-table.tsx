import type { ReactNode } from 'react'
import { FigureButton } from './figure-button.tsx'
import {
  figureOf,
  foldInto,
  type Open,
  type Opened,
  sayPart,
  sayShare,
  type Tally,
  type TallyPart,
  tallyColumns,
} from './report-model.ts'
import { t } from './report-text.ts'

type Narrowed = Omit<Opened, 'figure' | 'label' | 'count'>
export interface TallyLine {
  readonly key: string
  readonly label: string
  /** Drawn in place of the label. */
  readonly head?: ReactNode
  readonly how?: string
  readonly family: string
  readonly tally: Tally
  readonly narrowed?: Narrowed
  readonly isPart?: boolean
}
interface TallyTableProps {
  readonly caption: string
  readonly first: string
  readonly lines: readonly TallyLine[]
  readonly onOpen: Open
}
const bad: ReadonlySet<TallyPart> = new Set(['late', 'missed'])

/** Lines of promises, each split into what became of it. Columns in which nothing ever stands are left out. */
export function TallyTable({ caption, first, lines, onOpen }: TallyTableProps) {
  const always: ReadonlySet<TallyPart> = new Set(['made', 'kept', 'late', 'missed'])
  const columns = tallyColumns.filter((part) => always.has(part) || lines.some(({ tally }) => tally[part] > 0))
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table scrolls by keyboard
    <section className="rp-scroll" tabIndex={0} aria-label={t('table.of', { title: caption })}>
      <table {...foldInto(columns.length + 1)}>
        <caption className="sr">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{first}</th>
            {columns.map((part) => (
              <th key={part} scope="col" className="rp-num">
                {sayPart(part)}
              </th>
            ))}
            <th scope="col" className="rp-num">
              {t('col.share')}
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.key} className={line.isPart ? 'rp-part' : undefined}>
              <th scope="row">
                {line.head ?? line.label}
                {line.how === undefined ? null : <span className="mut sm">{line.how}</span>}
              </th>
              {columns.map((part) => (
                <td key={part} className="rp-num">
                  <Part line={line} part={part} onOpen={onOpen} />
                </td>
              ))}
              <td className="rp-num t">{sayShare(line.tally.share)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Part({ line, part, onOpen }: { readonly line: TallyLine; readonly part: TallyPart; readonly onOpen: Open }) {
  const { label, family, tally, narrowed } = line
  const open = (of: TallyPart): Opened => ({
    figure: figureOf(family, of),
    label: `${label}, ${sayPart(of)}`,
    count: tally[of],
    ...narrowed,
  })
  return (
    <>
      <FigureButton opened={open(part)} onOpen={onOpen} tone={bad.has(part) ? 'late' : undefined} />
      {part === 'missed' && tally.excused > 0 ? (
        <span className="rp-excused">
          <FigureButton opened={open('excused')} onOpen={onOpen} says={`${tally.excused} ${sayPart('excused')}`} />
        </span>
      ) : null}
    </>
  )
}
