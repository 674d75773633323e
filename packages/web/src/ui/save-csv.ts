import { unparse } from 'papaparse'

type Cell = string | number | null

/** The text of a file of comma-separated values; cells that a spreadsheet would run as a formula are made plain text. */
export const writeCsv = (head: readonly string[], rows: readonly (readonly Cell[])[]) =>
  unparse({ fields: [...head], data: rows.map((row) => [...row]) }, { escapeFormulae: true })

/** Hands such a file to the reader; the mark at its start tells spreadsheets that it is UTF-8. */
export const saveCsv = (name: string, head: readonly string[], rows: readonly (readonly Cell[])[]) => {
  const address = URL.createObjectURL(new Blob(['\u{feff}', writeCsv(head, rows)], { type: 'text/csv;charset=utf-8' }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  URL.revokeObjectURL(address)
}
