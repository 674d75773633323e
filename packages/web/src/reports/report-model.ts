import type { CSSProperties } from 'react'
import type { Returned } from '../data/index.ts'
import { readLocale } from '../ui/text/translate.ts'
import { formatDay } from '../ui/time/format-moment.ts'
import { type ReportText, t } from './report-text.ts'

export type Report = Returned<'GET /service-reports/:reportId'>
export type Figures = Report['figures']
export type Tally = Figures['responses']
export type Times = Figures['times'][number]
export type Row = Returned<'GET /service-reports/:reportId/rows'>['items'][number]
export type Period = Report['period']

/** A figure whose rows are looked at, narrowed to what its line is about. */
export interface Opened {
  readonly figure: string
  /** What it is called on the screen. */
  readonly label: string
  readonly count: number
  readonly priority?: string
  readonly plan?: string
  readonly month?: string
  readonly what?: string
  readonly version?: string
  readonly area?: string
  readonly bucket?: number
  readonly hour?: number
  readonly region?: string
  readonly accountId?: string
}
export type Open = (opened: Opened) => void

/** `late: 3` of a line of promises as the key of its rows. */
const parts = {
  made: 'made',
  kept: 'kept',
  late: 'late',
  missed: 'missed',
  running: 'running',
  replaced: 'replaced',
  withdrawn: 'withdrawn',
  skipped: 'skipped',
  notTakenUp: 'not_taken_up',
  excused: 'excused',
} as const
export type TallyPart = keyof typeof parts
export const figureOf = (family: string, part: TallyPart): string => `${family}.${parts[part]}`
export const tallyColumns = [
  'made',
  'kept',
  'late',
  'missed',
  'running',
  'replaced',
  'withdrawn',
  'skipped',
  'notTakenUp',
] as const satisfies readonly TallyPart[]
export const sayPart = (part: TallyPart): string => t(`col.${parts[part]}`)

const whats = new Set([
  ...['production_assessment', 'knowledge_transfer', 'roadmap_review', 'deployment_review', 'regular_call'],
  ...['first_response', 'next_response', 'update', 'resolution', 'defect', 'question', 'consultation', 'enhancement'],
])
/** What a row or a line is about; a word of a later version is shown as it is. */
export const sayWhat = (what: string): string => (whats.has(what) ? t(`what.${what}` as ReportText) : what)

const noon = (date: string) => Date.parse(`${date}T12:00Z`)
const dayBefore = (date: string) => noon(date) - 86_400_000
export const sayDate = (date: string): string => formatDay(noon(date), 'UTC', true)
/** `2026-11` as "Nov 2026". */
export const sayMonth = (month: string, length: 'long' | 'short' = 'short'): string =>
  new Intl.DateTimeFormat(readLocale(), { month: length, year: 'numeric', timeZone: 'UTC' }).format(noon(`${month}-15`))

/** A period as people say it: the month, or its first and last day. */
export const sayPeriod = ({ kind, from, until }: Pick<Period, 'kind' | 'from' | 'until'>): string =>
  kind === 'month'
    ? sayMonth(from.slice(0, 7), 'long')
    : `${sayDate(from)} – ${formatDay(dayBefore(until), 'UTC', true)}`

export const sayShare = (share: number | null): string =>
  share === null ? '–' : `${new Intl.NumberFormat(readLocale(), { maximumFractionDigits: 1 }).format(share)} %`

/** Where rows are read from. */
export type RowSource =
  | { readonly kind: 'running'; readonly accountId: string; readonly from: string; readonly until: string }
  | { readonly kind: 'report'; readonly reportId: string }
  | {
      readonly kind: 'attainment'
      readonly query: Readonly<Record<string, string>> & { readonly from: string; readonly until: string }
    }

/** More do not fit side by side on a phone. */
const mostBeside = 7
/** For the phone, where a line's figures stand side by side under its name; a table of too many goes by instead. */
export const foldInto = (figures: number): { readonly className: string; readonly style?: CSSProperties } =>
  figures > mostBeside
    ? { className: 'rp-table' }
    : { className: 'rp-table rp-folds', style: { '--figures': figures } as CSSProperties }
