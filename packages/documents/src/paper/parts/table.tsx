import { Text, View } from '@react-pdf/renderer'
import type { ReactNode } from 'react'
import { ink, type } from './look.ts'
import { Nothing } from './section.tsx'

export interface Column<Row> {
  readonly title: string
  /** Points; what is left over goes to those without. */
  readonly width?: number
  readonly isFigure?: boolean
  readonly cell: (row: Row) => ReactNode
}
interface TableParts<Row> {
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  /** Said where there are no rows. */
  readonly empty: string
  /** Tables of so many rows are not parted between two pages. */
  readonly wholeUpTo?: number
  /** Stands under the rows as their sum. */
  readonly sum?: Row | undefined
}

/** Tables of so many rows stand whole unless told otherwise. */
export const smallUpTo = 8

/** Points that a table of so many rows needs under its heading: all of it where it stands whole, else its head and three. */
export const tableAhead = (rows: number, rowHigh = 24): number =>
  rows === 0 ? 40 : 26 + (rows > smallUpTo ? 3 : rows) * rowHigh

/** Rows under a head that comes again on each page. A row stays whole, unless it is longer than a good part of a page. */
export function Table<Row>({ columns, rows, empty, sum, wholeUpTo = smallUpTo }: TableParts<Row>) {
  if (rows.length === 0) return <Nothing words={empty} />
  return (
    <View wrap={rows.length > wholeUpTo || rows.some((row) => isLong(columns.map((column) => column.cell(row))))}>
      <Head columns={columns} />
      {rows.map((row, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: drawn once, in this order
        <Line key={at} columns={columns} row={row} />
      ))}
      {sum !== undefined && <Line columns={columns} row={sum} isSum />}
    </View>
  )
}

const widthOf = <Row,>({ width }: Column<Row>) => (width === undefined ? { flex: 1 } : { width })
const isLong = (cells: readonly ReactNode[]) => cells.some((cell) => typeof cell === 'string' && cell.length > 900)
const figure = { ...type.figure, textAlign: 'right' } as const
const gapOf = <Row,>({ isFigure }: Column<Row>) => ({ paddingRight: isFigure ? 7 : 10 })

const Head = <Row,>({ columns }: { columns: readonly Column<Row>[] }) => (
  <View
    fixed
    style={{
      flexDirection: 'row',
      alignItems: 'flex-end',
      borderBottom: `0.75pt solid ${ink.strong}`,
      paddingBottom: 3,
    }}
  >
    {columns.map((column, at) => (
      <Text
        key={column.title || String(at)}
        style={{
          ...type.label,
          ...widthOf(column),
          ...(at < columns.length - 1 && gapOf(column)),
          textAlign: column.isFigure ? 'right' : 'left',
        }}
      >
        {column.title}
      </Text>
    ))}
  </View>
)

function Line<Row>({ columns, row, isSum }: { columns: readonly Column<Row>[]; row: Row; isSum?: boolean }) {
  const cells = columns.map((column) => column.cell(row))
  return (
    <View
      wrap={isLong(cells)}
      style={{
        flexDirection: 'row',
        borderBottom: `0.5pt solid ${isSum ? ink.strong : ink.line}`,
        paddingVertical: 4.5,
      }}
    >
      {cells.map((cell, at) => {
        const column = columns[at] as Column<Row>
        const place = { ...widthOf(column), ...(at < cells.length - 1 && gapOf(column)) }
        const weight = isSum ? type.strong : {}
        return typeof cell === 'string' ? (
          <Text
            key={column.title || String(at)}
            style={{ ...type.cell, ...weight, ...place, ...(column.isFigure ? figure : {}) }}
          >
            {cell}
          </Text>
        ) : (
          <View
            key={column.title || String(at)}
            style={{ ...place, alignItems: column.isFigure ? 'flex-end' : 'stretch' }}
          >
            {cell}
          </View>
        )
      })}
    </View>
  )
}
