import { formatDuration } from '../../ui/time/format-duration.ts'
import type { AnswerPromise } from '../priority/use-answer-promise.ts'
import { t } from '../text.ts'
import { sayTarget } from './say-target.ts'

type Reason = AnswerPromise['reasons'][number]
type Asked = Pick<AnswerPromise, 'reasons' | 'stretches' | 'policyVersion'>

export interface WhyColumn {
  readonly fact: string
  readonly reason: string
  readonly clause: string | undefined
  readonly chip: string | undefined
}

/** Told by the columns, or too plain to be said again. */
const inColumns = new Set([
  'clock.target',
  'clock.coverage',
  'clock.counts',
  'clock.closed',
  'clock.due',
  'clock.start',
  'clock.plan',
  'clock.outside_hours',
  'queue.order',
  'agreement.in_force',
  'agreement.plan',
  'contact.active',
  'ticket.promised',
])
const named = (reasons: readonly Reason[], code: string) => reasons.find((one) => one.code === code)
const clauseOf = (reason: Reason | undefined) => reason?.clause ?? undefined

const targetColumn = ({ reasons, policyVersion }: Asked): WhyColumn | undefined => {
  const reason = named(reasons, 'clock.target')
  if (reason === undefined) return undefined
  const { priority, planName, target } = reason.facts
  const words = { priority: String(priority), plan: String(planName), target: sayTarget(String(target)) }
  const clause = clauseOf(reason)
  const chip = clause === undefined ? undefined : t('new.policy_clause', { version: policyVersion ?? '', clause })
  return { fact: t('new.why_target', words), reason: reason.text, clause, chip }
}
const coverageColumn = ({ reasons }: Asked): WhyColumn | undefined => {
  const reason = named(reasons, 'clock.coverage')
  if (reason === undefined) return undefined
  const { coverage, city } = reason.facts
  const fact = coverage === 'always' ? t('new.why_always') : t('new.why_hours', { city: String(city) })
  return { fact, reason: reason.text, clause: clauseOf(reason), chip: undefined }
}

const lengthsOf = (stretches: Asked['stretches']) =>
  stretches.filter(({ counts }) => counts).map(({ from, to }) => formatDuration(Date.parse(to) - Date.parse(from)))

const countColumn = ({ reasons, stretches }: Asked): WhyColumn | undefined => {
  if (named(reasons, 'clock.target') === undefined) return undefined
  const closed = reasons.filter(({ code }) => code === 'clock.closed')
  const order = named(reasons, 'queue.order')
  const lengths = lengthsOf(stretches)
  const shown = lengths.length > 3 ? [...lengths.slice(0, 2), t('new.why_and_so_on')] : lengths
  const fact = closed.length === 0 ? t('new.why_no_break') : shown.join(t('new.why_then'))
  const told = [...closed.slice(0, 2), ...(order === undefined ? [] : [order])]
  return {
    fact,
    reason: told.map(({ text }) => text).join(' '),
    clause: clauseOf(order) ?? clauseOf(closed[0]),
    chip: undefined,
  }
}

/** The reasons of a decision as three columns, and those that need a line of their own: special terms, holidays. */
export const readWhy = (asked: Asked) => ({
  columns: [targetColumn(asked), coverageColumn(asked), countColumn(asked)].filter((one) => one !== undefined),
  further: asked.reasons.filter(({ code }) => !inColumns.has(code)),
})
