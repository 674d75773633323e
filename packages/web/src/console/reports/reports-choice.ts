import { type PriorityCode, priorityCodes } from '../../ui/priority-glyph.tsx'

/** What of the reports is looked at, as it stands in the address. */
export interface ReportsChoice {
  readonly view: 'attainment' | 'service'
  /** Civil dates, the end exclusive; the last three months unless told. */
  readonly from?: string | undefined
  readonly until?: string | undefined
  /** Code of an account. */
  readonly account?: string | undefined
  readonly plan?: string | undefined
  readonly priority?: PriorityCode | undefined
}

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined)
const date = (value: unknown) => (/^\d{4}-\d\d-\d\d$/.test(String(value)) ? String(value) : undefined)

export const readReportsChoice = (search: Readonly<Record<string, unknown>>): ReportsChoice => ({
  view: search.view === 'service' ? 'service' : 'attainment',
  from: date(search.from),
  until: date(search.until),
  account: text(search.account),
  plan: text(search.plan),
  priority: priorityCodes.find((priority) => priority === search.priority),
})
/** Writes it back; what goes without saying is left out. */
export const writeReportsChoice = (choice: ReportsChoice): Record<string, string> =>
  Object.fromEntries(
    Object.entries(choice).filter(
      (pair): pair is [string, string] => pair[1] !== undefined && pair[1] !== 'attainment',
    ),
  )

const iso = (at: number) => new Date(at).toISOString().slice(0, 10)
const firstOf = (year: number, month: number) => iso(Date.UTC(year, month, 1))

/** Times that are asked for most, from the reader's own today. */
export const spansFrom = (today: string) => {
  const [year = 0, month = 1] = today.split('-').map(Number)
  const next = firstOf(year, month)
  return {
    month: { from: firstOf(year, month - 1), until: next },
    last_month: { from: firstOf(year, month - 2), until: firstOf(year, month - 1) },
    quarter: { from: firstOf(year, month - 3), until: next },
    year: { from: firstOf(year, month - 12), until: next },
  } as const
}
export type SpanName = keyof ReturnType<typeof spansFrom>
export const spanNames = ['month', 'last_month', 'quarter', 'year'] as const satisfies readonly SpanName[]

/** A civil date so many days later. */
export const dayBeside = (date: string, days: number): string => iso(Date.parse(`${date}T12:00Z`) + days * 86_400_000)

/** The civil date of an instant in a zone. */
export const civilToday = (zone: string, at: number): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(at)
