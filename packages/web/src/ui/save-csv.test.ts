import { expect, it } from 'vitest'
import { writeCsv } from './save-csv.ts'

it('a cell that a spreadsheet would run stays text, and commas and quotes stay in their cell', () => {
  const [head, line] = writeCsv(['one', 'two', 'three', 'four', 'five'], [['=1+1', '@sum', 'a, "b"', 7, null]]).split(
    '\r\n',
  )
  expect(head).toBe('one,two,three,four,five')
  expect(line).toBe(`"'=1+1","'@sum","a, ""b""",7,`)
})
