import { formatDuration } from '../../ui/time/format-duration.ts'
import { formatNear } from '../../ui/time/format-moment.ts'
import { sayTarget } from '../../ui/time/say-target.ts'
import type { AnswerPromise } from '../priority/use-answer-promise.ts'
import { t } from '../text.ts'

type Reason = AnswerPromise['reasons'][number]
type Asked = Pick<AnswerPromise, 'reasons' | 'stretches' | 'policyVersion'>
/** In whose zone times are told, and from when they are looked at (epoch ms). */
export interface WhyReader {
  readonly zone: string
  readonly now: number
}

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

const lengthOf = ({ from, to }: Asked['stretches'][number]) => formatDuration(Date.parse(to) - Date.parse(from))

/** `2 h 20 min, then 1 h 40 min`; `from 15:30` where it all lies behind one closing. */
const sayCount = (stretches: Asked['stretches'], { zone, now }: WhyReader) => {
  const open = stretches.filter(({ counts }) => counts)
  const first = open[0]
  if (open.length === stretches.length || first === undefined) return t('new.why_no_break')
  if (open.length === 1) return t('new.why_from', { time: formatNear(Date.parse(first.from), zone, now, 'weekday') })
  const lengths = open.map(lengthOf)
  return (lengths.length > 3 ? [...lengths.slice(0, 2), t('new.why_and_so_on')] : lengths).join(t('new.why_then'))
}
const sayClosed = (stretches: Asked['stretches'], { zone, now }: WhyReader) =>
  stretches
    .filter(({ counts }) => !counts)
    .slice(0, 2)
    .map((one) =>
      t('new.why_closed', {
        from: formatNear(Date.parse(one.from), zone, now, 'weekday'),
        to: formatNear(Date.parse(one.to), zone, now, 'weekday'),
        length: lengthOf(one),
      }),
    )

const countColumn = ({ reasons, stretches }: Asked, reader: WhyReader): WhyColumn | undefined => {
  if (named(reasons, 'clock.target') === undefined) return undefined
  const order = named(reasons, 'queue.order')
  const closed = sayClosed(stretches, reader)
  const told = [...(closed.length === 0 ? [t('new.why_all')] : closed), ...(order === undefined ? [] : [order.text])]
  return {
    fact: sayCount(stretches, reader),
    reason: told.join(' '),
    clause: clauseOf(order) ?? clauseOf(named(reasons, 'clock.closed')),
    chip: undefined,
  }
}

/** The reasons of a decision as three columns, and those that need a line of their own: special terms, holidays. */
export const readWhy = (asked: Asked, reader: WhyReader) => ({
  columns: [targetColumn(asked), coverageColumn(asked), countColumn(asked, reader)].filter((one) => one !== undefined),
  further: asked.reasons.filter(({ code }) => !inColumns.has(code)),
})
