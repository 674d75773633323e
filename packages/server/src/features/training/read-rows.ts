import { CivilDate } from '@mainstay/contracts/shared'
import { civilDateAt } from '@mainstay/policy/calendar'
import Papa from 'papaparse'
import type { MandateRow } from '../contacts/index.ts'
import { type Courses, faultsOf } from './courses.ts'
import type { RecordRow } from './queries.ts'

const columns = ['email', 'course', 'completed_on', 'expires_on', 'evidence'] as const
type Column = (typeof columns)[number]
const needed: readonly Column[] = ['email', 'completed_on']
const longestEvidence = 300

interface Fault {
  readonly column: string
  readonly detail: string
}
/** A line of the list with what it means; `contact` and `course` stand where the line is sound. */
export interface ReadRow {
  readonly line: number
  readonly state: 'new' | 'changed' | 'known' | 'faulty'
  readonly contact: MandateRow | undefined
  readonly course: string
  readonly written: Readonly<Record<Column, string>>
  readonly faults: readonly Fault[]
}
interface Ground {
  readonly contacts: readonly MandateRow[]
  readonly courses: Courses
  readonly records: readonly RecordRow[]
  readonly now: number
}

const foldHead = (head: string): string =>
  head
    .trim()
    .toLowerCase()
    .replaceAll(/[\s-]+/g, '_')
const nothing: ReadRow['written'] = { email: '', course: '', completed_on: '', expires_on: '', evidence: '' }
const faultyFile = (faults: readonly Fault[]): ReadRow => ({
  ...{ line: 1, state: 'faulty', contact: undefined, course: '', written: nothing, faults },
})

/**
 * Reads completions from CSV (comma, semicolon or tab; the columns in any order) and says of each line what it would do.
 * A line that is on record just so is `known`: the same file can be read again.
 */
export function readRows(csv: string, ground: Ground): readonly ReadRow[] {
  const [head = [], ...lines] = Papa.parse<string[]>(csv, { skipEmptyLines: 'greedy' }).data
  const heads = head.map(foldHead)
  const absent = needed.filter((column) => !heads.includes(column))
  if (absent.length > 0)
    return [faultyFile(absent.map((column) => ({ column, detail: 'The first line names no such column.' })))]
  const seen = new Map<string, number>()
  return lines.map((cells, at) => {
    const written = { ...nothing }
    for (const column of columns) written[column] = cells[heads.indexOf(column)]?.trim() ?? ''
    return judgeRow({ line: at + 2, written }, ground, seen)
  })
}

function judgeRow(
  { line, written }: Pick<ReadRow, 'line' | 'written'>,
  ground: Ground,
  seen: Map<string, number>,
): ReadRow {
  const contact = ground.contacts.find(({ email }) => email?.toLowerCase() === written.email.toLowerCase())
  const course = courseOf(ground.courses, written.course)
  const row = { line, written, contact, course }
  const faults = [...faultsOfRow(row, ground), ...repeated(row, seen)]
  if (faults.length > 0 || !contact) return { ...row, state: 'faulty', faults }
  return { ...row, state: stateOf(row, contact, ground.records), faults }
}

/** By key or title; without a word the course that there is, where there is but one. */
function courseOf(courses: Courses, written: string): string {
  const all = Object.entries(courses)
  if (written === '') return all.length === 1 ? (all[0]?.[0] ?? '') : ''
  const asked = written.toLowerCase()
  return all.find(([key, { title }]) => key === asked || title.toLowerCase() === asked)?.[0] ?? written
}

type Judged = Pick<ReadRow, 'line' | 'written' | 'contact' | 'course'>

function faultsOfRow({ written, contact, course }: Judged, { courses, now }: Ground): readonly Fault[] {
  const faults: Fault[] = []
  if (!contact) faults.push({ column: 'email', detail: 'No technical contact of the account has this address.' })
  const isDate = (value: string) => CivilDate.safeParse(value).success
  for (const column of ['completed_on', 'expires_on'] as const)
    if ((column === 'completed_on' || written[column] !== '') && !isDate(written[column]))
      faults.push({ column, detail: 'Write the date as 2026-11-30.' })
  if (written.evidence.length > longestEvidence)
    faults.push({ column: 'evidence', detail: `At most ${longestEvidence} characters.` })
  const fieldColumn = { course: 'course', completedOn: 'completed_on', expiresOn: 'expires_on' } as const
  const dated = { course, completedOn: written.completed_on, expiresOn: written.expires_on || undefined }
  const found = faultsOf(courses, dated, contact ? civilDateAt(contact.zone, now) : '9999-12-31')
  for (const { field, detail } of found) {
    const column = fieldColumn[field]
    if (!faults.some((fault) => fault.column === column)) faults.push({ column, detail })
  }
  return faults
}

function repeated({ line, written, contact, course }: Judged, seen: Map<string, number>): readonly Fault[] {
  if (!contact) return []
  const key = `${contact.person_id} ${course} ${written.completed_on}`
  const before = seen.get(key)
  if (before !== undefined) return [{ column: 'email', detail: `Line ${before} says the same.` }]
  seen.set(key, line)
  return []
}

function stateOf({ written, course }: Judged, contact: MandateRow, records: readonly RecordRow[]): ReadRow['state'] {
  const kept = records.find(
    (record) =>
      record.state === 'accepted' &&
      record.person_id === contact.person_id &&
      record.course === course &&
      record.completed_on === written.completed_on,
  )
  if (!kept) return 'new'
  const isSame = (kept.expires_on ?? '') === written.expires_on && (kept.evidence ?? '') === written.evidence
  return isSame ? 'known' : 'changed'
}
