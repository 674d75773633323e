import { CivilDate } from '@mainstay/contracts/shared'
import Papa from 'papaparse'
import type { ItemRow } from './queries.ts'
import type { ValueRow } from './value-queries.ts'

interface Fault {
  readonly column: string
  readonly detail: string
}
/** A line of the list with what it means; `item` stands where the line is sound. */
export interface ReadValue {
  readonly line: number
  readonly state: 'new' | 'changed' | 'known' | 'faulty'
  readonly item: ItemRow | undefined
  readonly objective: string
  readonly on: string
  readonly written: string
  readonly figure: number
  readonly remark: string | null
  readonly faults: readonly Fault[]
}
interface Ground {
  /** What is measured in figures. */
  readonly items: readonly ItemRow[]
  readonly values: readonly ValueRow[]
  readonly today: string
}

const columns = ['objective', 'on', 'value', 'remark'] as const
const needed = ['objective', 'on', 'value'] as const
const longestRemark = 300
const largest = 1e12
const fold = (text: string): string => text.trim().toLowerCase()

const faultyFile = (faults: readonly Fault[]): ReadValue => ({
  ...{ line: 1, state: 'faulty', item: undefined, objective: '', on: '', written: '', figure: 0, remark: null, faults },
})

/**
 * Reads figures from CSV (comma, semicolon or tab; the columns in any order) and says of each line what it would do.
 * Objectives are named by their title. A number is written 1234.5; where commas part nothing else, 1234,5 too.
 */
export function readValueRows(csv: string, ground: Ground): readonly ReadValue[] {
  const [head = [], ...lines] = Papa.parse<string[]>(csv, { skipEmptyLines: 'greedy' }).data
  const heads = head.map(fold)
  const absent = needed.filter((column) => !heads.includes(column))
  if (absent.length > 0)
    return [faultyFile(absent.map((column) => ({ column, detail: 'The first line names no such column.' })))]
  const seen = new Map<string, number>()
  return lines.map((cells, at) => {
    const [objective = '', on = '', value = '', remark = ''] = columns.map(
      (column) => cells[heads.indexOf(column)]?.trim() ?? '',
    )
    return judge({ line: at + 2, objective, on, written: value, remark: remark === '' ? null : remark }, ground, seen)
  })
}

type Cells = Pick<ReadValue, 'line' | 'objective' | 'on' | 'written' | 'remark'>

function judge(cells: Cells, ground: Ground, seen: Map<string, number>): ReadValue {
  const named = ground.items.filter(({ title }) => fold(title) === fold(cells.objective))
  const item = named.length === 1 ? named[0] : undefined
  const figure = readFigure(cells.written)
  const faults = [...faultsOf(cells, figure, named.length, ground.today), ...repeated(cells, item, seen)]
  const read = { ...cells, figure: figure ?? 0, faults }
  if (faults.length > 0 || !item) return { ...read, item: undefined, state: 'faulty' }
  return { ...read, item, state: stateOf(read, item, ground.values) }
}

const readFigure = (written: string): number | undefined => {
  const plain = /^-?\d+(?:[.,]\d+)?$/.test(written) ? Number(written.replace(',', '.')) : Number.NaN
  return Math.abs(plain) <= largest ? plain : undefined
}

function faultsOf({ on, remark }: Cells, figure: number | undefined, named: number, today: string): readonly Fault[] {
  const faults: Fault[] = []
  if (named === 0) faults.push({ column: 'objective', detail: 'Nothing in this plan that is measured is called so.' })
  if (named > 1) faults.push({ column: 'objective', detail: 'More than one is called so. Give one another title.' })
  if (!CivilDate.safeParse(on).success) faults.push({ column: 'on', detail: 'Write the date as 2026-11-30.' })
  else if (on > today) faults.push({ column: 'on', detail: 'That day has not come yet.' })
  if (figure === undefined) faults.push({ column: 'value', detail: 'Write a number such as 42 or 3.5.' })
  if (remark !== null && remark.length > longestRemark)
    faults.push({ column: 'remark', detail: `At most ${longestRemark} characters.` })
  return faults
}

function repeated({ line, on }: Cells, item: ItemRow | undefined, seen: Map<string, number>): readonly Fault[] {
  if (!item) return []
  const key = `${item.id} ${on}`
  const before = seen.get(key)
  if (before !== undefined) return [{ column: 'on', detail: `Line ${before} speaks of the same day.` }]
  seen.set(key, line)
  return []
}

function stateOf(
  { on, figure, remark }: Pick<ReadValue, 'on' | 'figure' | 'remark'>,
  item: ItemRow,
  values: readonly ValueRow[],
): ReadValue['state'] {
  const kept = values.find((value) => value.item_id === item.id && value.on === on)
  if (!kept) return 'new'
  return kept.value === figure && kept.remark === remark ? 'known' : 'changed'
}
