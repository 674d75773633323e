import type { Agreement } from '@mainstay/contracts/accounts'
import { useNow } from '../../ui/time/clock.ts'
import { formatNear } from '../../ui/time/format-moment.ts'
import { useMe } from '../session-gate.ts'
import { t } from './agreement-text.ts'
import { sayDate } from './say-date.ts'
import { sayInstantIn } from './say-instant.ts'

type Amendment = Agreement['amendments'][number]

/** What an amendment changes, in words, field by field. */
function sayChange({ change }: Amendment): string {
  const { plan, addOns, endsOn, graceDays, annex } = change as {
    readonly plan?: string
    readonly addOns?: readonly string[]
    readonly endsOn?: string
    readonly graceDays?: number
    readonly annex?: { readonly orderForm: string } | null
  }
  return [
    plan === undefined ? [] : [t('agreement.what.plan', { plan: plan.charAt(0).toUpperCase() + plan.slice(1) })],
    addOns === undefined
      ? []
      : addOns.length === 0
        ? [t('agreement.what.no_add_ons')]
        : [t('agreement.what.add_ons', { addOns: addOns.map((one) => one.toUpperCase()).join(', ') })],
    endsOn === undefined ? [] : [t('agreement.what.ends', { to: sayDate(endsOn) })],
    graceDays === undefined ? [] : [t('agreement.what.grace', { days: graceDays })],
    annex === undefined
      ? []
      : annex === null
        ? [t('agreement.what.annex_ended')]
        : [t('agreement.what.annex', { orderForm: annex.orderForm })],
  ]
    .flat()
    .join(', ')
}

/** Recorded as "now" arrives a little later; more than that was for the past. */
const STILL_NOW_MS = 5 * 60_000

/** Every change with the instant of its effect, and who recorded it when and why. */
export function AgreementChanges({ agreement: { amendments, zone } }: { readonly agreement: Agreement }) {
  const now = useNow('minute')
  const mine = useMe().person.zone
  if (amendments.length === 0) return null
  return (
    <ul className="agreement-changes" aria-label={t('agreement.changes')}>
      {amendments.map((amendment) => {
        const { id, effectiveAt, recordedAt, recordedBy, reason } = amendment
        const isLate = Date.parse(recordedAt) - Date.parse(effectiveAt) > STILL_NOW_MS
        return (
          <li key={id}>
            {t(isLate ? 'agreement.changed_late' : 'agreement.changed', {
              from: sayInstantIn(Date.parse(effectiveAt), zone),
              what: sayChange(amendment),
              recorded: formatNear(Date.parse(recordedAt), mine, now),
              name: recordedBy.name,
              reason,
            })}
          </li>
        )
      })}
    </ul>
  )
}
