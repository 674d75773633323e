import { expect, it } from 'vitest'
import { agreement, annex, policies } from '../entitlements/testing/agreements.ts'
import type { Agreement, AgreementChange } from '../entitlements/types.ts'
import type { ChosenCadence, EngagementKind } from './types.ts'
import { windowsOf } from './windows-of.ts'

const premium = (change: Partial<Agreement> = {}) =>
  agreement({ plan: 'premium', startsOn: '2026-01-01', endsOn: '2027-01-01', ...change })
const tam = (change: Partial<Agreement> = {}) => premium({ addOns: ['tam'], ...change })
const noon = (date: string) => Date.parse(`${date}T12:00:00-06:00`)
const amended = (date: string, change: AgreementChange) => ({
  effectiveAt: noon(date),
  recordedAt: noon(date) - 86_400_000,
  change,
})
const datesOf = (one: Agreement, kind: EngagementKind, more: { readonly chosen?: readonly ChosenCadence[] } = {}) =>
  windowsOf({ agreement: one, policies, ...more })
    .windows.filter((window) => window.kind === kind)
    .map(({ number, opensOn, untilOn, closing }) => [number, opensOn, untilOn, ...(closing ? [closing.state] : [])])

it('owes two production assessments a year, in halves counted from the start of the agreement', () => {
  const one = premium({ startsOn: '2026-02-15', endsOn: '2027-02-15' })
  expect(datesOf(one, 'production_assessment')).toEqual([
    [1, '2026-02-15', '2026-08-15'],
    [2, '2026-08-15', '2027-02-15'],
  ])
  expect(datesOf(one, 'regular_call')).toEqual([])
})

it('counts each boundary from the start itself: 31 January is followed by 28 February and 31 March', () => {
  const one = tam({ startsOn: '2026-01-31', endsOn: '2026-04-30' })
  expect(datesOf(one, 'roadmap_review')).toEqual([
    [1, '2026-01-31', '2026-02-28'],
    [2, '2026-02-28', '2026-03-31'],
    [3, '2026-03-31', '2026-04-30'],
  ])
})

it('begins at the first instant of the date, also where midnight does not exist', () => {
  const [first] = windowsOf({
    agreement: premium({ zone: 'America/Santiago', startsOn: '2026-09-06' }),
    policies,
  }).windows
  expect(new Date(first?.opensAt ?? 0).toISOString()).toBe('2026-09-06T04:00:00.000Z')
})

it('lets a remainder shorter than half a window join the one before, and gives a longer one its own', () => {
  expect(datesOf(premium({ endsOn: '2026-08-10' }), 'knowledge_transfer').at(-1)).toEqual([
    2,
    '2026-04-01',
    '2026-08-10',
  ])
  expect(datesOf(premium({ endsOn: '2026-08-20' }), 'knowledge_transfer').at(-1)).toEqual([
    3,
    '2026-07-01',
    '2026-08-20',
  ])
})

it('owes nothing of a kind where the agreement is shorter than half a window, and says so', () => {
  const { windows, notOwed } = windowsOf({ agreement: premium({ endsOn: '2026-02-10' }), policies })
  expect(windows).toEqual([])
  expect(notOwed.map(({ kind, because, clause }) => [kind, because, clause])).toEqual([
    ['production_assessment', 'shorter_than_half', '9.1'],
    ['knowledge_transfer', 'shorter_than_half', '9.2'],
    ['roadmap_review', 'shorter_than_half', '9.3'],
  ])
})

it('replaces the quarterly road-map review by the monthly one when a manager is added, in the running month if half is left', () => {
  const early = premium({ amendments: [amended('2026-02-10', { addOns: ['tam'] })] })
  expect(datesOf(early, 'roadmap_review').slice(0, 3)).toEqual([
    [1, '2026-01-01', '2026-04-01', 'superseded'],
    [2, '2026-02-10', '2026-03-01'],
    [3, '2026-03-01', '2026-04-01'],
  ])
  const late = premium({ amendments: [amended('2026-02-20', { addOns: ['tam'] })] })
  expect(datesOf(late, 'roadmap_review').slice(0, 2)).toEqual([
    [1, '2026-01-01', '2026-04-01', 'superseded'],
    [2, '2026-03-01', '2026-04-01'],
  ])
  expect(datesOf(late, 'deployment_review')[0]).toEqual([1, '2026-04-01', '2026-07-01'])
})

it('goes on with the same two assessments when a manager is added: they are not further ones', () => {
  const one = premium({ amendments: [amended('2026-02-10', { addOns: ['tam'] })] })
  expect(datesOf(one, 'production_assessment')).toEqual(datesOf(premium(), 'production_assessment'))
})

it('cancels the windows that end after a termination, and those of a term that goes', () => {
  const ended = premium({ amendments: [amended('2026-05-10', { endsOn: '2026-06-01' })] })
  expect(datesOf(ended, 'knowledge_transfer')).toEqual([
    [1, '2026-01-01', '2026-04-01'],
    [2, '2026-04-01', '2026-07-01', 'cancelled'],
  ])
  const smaller = tam({ amendments: [amended('2026-05-10', { addOns: [] })] })
  expect(datesOf(smaller, 'deployment_review').at(-1)).toEqual([2, '2026-04-01', '2026-07-01', 'cancelled'])
})

it('opens the windows of another rhythm from the end of the running one', () => {
  const chosen = [{ kind: 'regular_call' as const, cadence: '1 a month', effectiveAt: noon('2026-01-20') }]
  expect(datesOf(tam(), 'regular_call', { chosen }).slice(0, 4)).toEqual([
    [1, '2026-01-01', '2026-01-15'],
    [2, '2026-01-15', '2026-01-29'],
    [3, '2026-01-29', '2026-02-28'],
    [4, '2026-02-28', '2026-03-29'],
  ])
})

it('takes a rhythm by the order form from the end of the running window, also when it is less', () => {
  const terms = annex({ cadences: { knowledge_transfer: { is: '1 a year', clause: 'A1' } } })
  const one = premium({ endsOn: '2028-01-01', amendments: [amended('2026-02-10', { annex: terms })] })
  expect(datesOf(one, 'knowledge_transfer')).toEqual([
    [1, '2026-01-01', '2026-04-01'],
    [2, '2026-04-01', '2027-04-01'],
    [3, '2027-04-01', '2028-01-01'],
  ])
})

it('goes on numbering in a renewal, and keeps windows that began whatever changes later', () => {
  const renewal = premium({ startsOn: '2027-01-01', endsOn: '2028-01-01' })
  const { windows } = windowsOf({ agreement: renewal, policies, numberedFrom: { knowledge_transfer: 4 } })
  expect(windows.filter(({ kind }) => kind === 'knowledge_transfer').map(({ number }) => number)).toEqual([5, 6, 7, 8])
  const begun = windowsOf({ agreement: premium({ endsOn: '2026-08-10' }), policies }).windows.filter(
    ({ kind, ordinal }) => kind === 'knowledge_transfer' && ordinal < 3,
  )
  const longer = windowsOf({ agreement: premium(), policies, begun, at: noon('2026-08-01') }).windows
  expect(longer.filter(({ kind }) => kind === 'knowledge_transfer').map(({ untilOn }) => untilOn)).toEqual([
    '2026-04-01',
    '2026-08-10',
    '2026-11-10',
    '2027-01-01',
  ])
})

it('puts nothing on the ledger that was over when the agreement was recorded, and keeps its number free', () => {
  const { windows } = windowsOf({ agreement: premium(), policies, recordedAt: noon('2026-05-01') })
  expect(windows.filter(({ kind }) => kind === 'knowledge_transfer').map(({ number }) => number)).toEqual([2, 3, 4])
})
