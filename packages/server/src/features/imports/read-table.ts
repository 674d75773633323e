import { type ImportTable, importFields, importRequired, importRowLimit } from '@mainstay/contracts/imports'
import { Refusal } from '@mainstay/contracts/problems'
import papa from 'papaparse'

/** One row of the file by our columns; a column that it does not have is not there. */
export interface ReadRow {
  /** As a spreadsheet counts: the head is line 1. */
  readonly line: number
  readonly cells: Readonly<Record<string, string>>
}
export interface ReadTable {
  readonly head: readonly string[]
  readonly columns: Readonly<Record<string, string | null>>
  readonly rows: readonly ReadRow[]
}

const columnsAtMost = 60
// longer than any field takes, so that nobody's words are cut short in silence
const cellAtMost = 8_000

/** Other names under which our columns are known. */
const alsoCalled: Readonly<Record<string, readonly string[]>> = {
  code: ['account', 'accountcode', 'shortcode', 'key'],
  name: ['fullname', 'contact', 'company', 'accountname', 'customer', 'environment', 'installation'],
  manager: ['accountmanager', 'owner', 'managermail', 'manageremail'],
  tam: ['technicalaccountmanager', 'tammail', 'tamemail'],
  external_id: ['externalid', 'crmid', 'id', 'customerid', 'number', 'cmdbid'],
  account: ['accountcode', 'code', 'company', 'customer', 'accountid'],
  order_form: ['orderform', 'order', 'contract', 'contractnumber', 'ordernumber'],
  plan: ['product', 'tier', 'supportplan'],
  add_ons: ['addons', 'addon', 'options'],
  starts_on: ['start', 'startdate', 'from', 'begins'],
  ends_on: ['end', 'enddate', 'until', 'to', 'expires'],
  policy_version: ['policy', 'version'],
  email: ['mail', 'emailaddress', 'address'],
  role: ['type', 'kind'],
  primary: ['isprimary', 'primarycontact'],
  city: ['location', 'place', 'town'],
  country: ['countrycode', 'land'],
  region: ['state', 'province'],
  zone: ['timezone', 'tz'],
  product_version: ['version', 'release'],
  production: ['isproduction', 'prod'],
  operating_system: ['os', 'system', 'operatingsystem'],
  database: ['db'],
  cloud_service: ['cloud', 'cloudservices', 'cloudservice'],
  hardware: ['machine', 'machines'],
  size: ['nodes'],
  customisations: ['customizations', 'customisation', 'customization'],
  title: ['summary', 'need', 'subject'],
  wording: ['description', 'text', 'body'],
  status: ['state'],
  status_words: ['statusnote', 'reason', 'publicnote'],
  release: ['plannedfor', 'shippedin', 'fixversion', 'version'],
  visibility: ['seenby', 'visible'],
  plans: ['tiers'],
  use_case: ['usecase', 'comment', 'words', 'ask'],
  trained_on: ['training', 'trained', 'trainedat', 'trainingdate'],
}

/**
 * Reads a table of comma-, semicolon- or tab-separated values (RFC 4180). Refuses `import.unreadable`,
 * `import.too_many_rows`. A cell that begins like a formula is text like any other.
 */
export function readTable(table: ImportTable, csv: string, chosen: Readonly<Record<string, string | null>>): ReadTable {
  const { data, errors } = papa.parse<string[]>(csv.replace(/^\u{feff}/u, ''), {
    delimitersToGuess: [',', ';', '\t'],
    skipEmptyLines: false,
  })
  const broken = errors.find(({ type }) => type === 'Quotes')
  if (broken) throw unreadable(`Line ${(broken.row ?? 0) + 1} has a quotation mark without its counterpart.`)
  const [first = [], ...rest] = data
  const head = first.map((name) => name.trim())
  if (head.every((name) => name === '')) throw unreadable('The first line names the columns.')
  if (head.length > columnsAtMost) throw unreadable(`There are ${head.length} columns; up to ${columnsAtMost} go.`)
  const columns = columnsOf(table, head, chosen)
  const rows = rest.flatMap((cells, index) =>
    cells.every((cell) => cell.trim() === '') ? [] : [{ line: index + 2, cells: byField(cells, head, columns) }],
  )
  if (rows.length > importRowLimit) throw new Refusal('import.too_many_rows', { detail: `There are ${rows.length}.` })
  if (rows.length === 0) throw unreadable('There is no row below the head.')
  return { head, columns, rows }
}

const unreadable = (detail: string) => new Refusal('import.unreadable', { detail })
const plain = (name: string): string => name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')

/** What was chosen, and what the names of the columns suggest for the rest; no column stands for two. */
function columnsOf(table: ImportTable, head: readonly string[], chosen: Readonly<Record<string, string | null>>) {
  const fields: readonly string[] = importFields[table]
  const unknown = Object.keys(chosen).find((field) => !fields.includes(field))
  if (unknown !== undefined) throw unreadable(`There is no column ${unknown} here.`)
  const missing = Object.values(chosen).find((name) => name !== null && !head.includes(name))
  if (missing) throw unreadable(`The file has no column ${missing}.`)
  const taken = new Set(Object.values(chosen))
  const columns: Record<string, string | null> = {}
  for (const names of [(field: string) => [field], (field: string) => alsoCalled[field] ?? []])
    for (const field of fields) {
      if (columns[field] !== undefined && columns[field] !== null) continue
      const guessed = names(field).flatMap((name) => head.find((one) => plain(one) === plain(name)) ?? [])
      columns[field] = field in chosen ? (chosen[field] ?? null) : (guessed.find((name) => !taken.has(name)) ?? null)
      taken.add(columns[field])
    }
  return columns
}

/** Columns that every row needs and the file does not have. */
export const columnsMissing = (table: ImportTable, columns: ReadTable['columns']): readonly string[] =>
  importRequired[table].filter((field) => columns[field] === null || columns[field] === undefined)

function byField(cells: readonly string[], head: readonly string[], columns: ReadTable['columns']) {
  return Object.fromEntries(
    Object.entries(columns).flatMap(([field, name]) =>
      name === null ? [] : [[field, cleanCell(cells[head.indexOf(name)] ?? '')]],
    ),
  )
}

/** Our own exports put a mark before what a spreadsheet would run (A36); it is none of the text. */
const cleanCell = (cell: string): string =>
  cell
    .slice(0, cellAtMost)
    .replace(/^'(?=[=+\-@\t\r])/, '')
    .trim()
