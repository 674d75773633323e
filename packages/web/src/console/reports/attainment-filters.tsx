import { priorityCodes } from '../../ui/priority-glyph.tsx'
import { useAllAccounts } from '../accounts/use-all-accounts.ts'
import { type Option, Pick } from '../promises/pick.tsx'
import { t } from './console-reports-text.ts'
import { dayBeside, type ReportsChoice, type SpanName, spanNames, spansFrom } from './reports-choice.ts'

interface AttainmentFiltersProps {
  readonly choice: ReportsChoice
  readonly choose: (part: Partial<ReportsChoice>) => void
  readonly today: string
  /** The dates that are shown. */
  readonly asked: { readonly from: string; readonly until: string }
}
/** Which time, and of which account, plan and priority. */
export function AttainmentFilters({ choice, choose, today, asked }: AttainmentFiltersProps) {
  const accounts = useAllAccounts().data
  const plans = new Map(
    (accounts ?? []).flatMap(({ plan, planTitle }) => (plan === null ? [] : [[plan, planTitle ?? plan]])),
  )
  const spans = spansFrom(today)
  const span = spanNames.find((name) => spans[name].from === asked.from && spans[name].until === asked.until)
  const date = (label: string, value: string, pick: (date: string) => void) => (
    <label className="reports-date">
      <span className="sr">{label}</span>
      <input
        type="date"
        value={value}
        onChange={(event) => event.currentTarget.value && pick(event.currentTarget.value)}
      />
    </label>
  )
  return (
    <>
      <select
        aria-label={t('span')}
        value={span ?? ''}
        onChange={(event) => event.currentTarget.value && choose(spans[event.currentTarget.value as SpanName])}
      >
        {span === undefined ? <option value="">{t('span')}</option> : null}
        {spanNames.map((name) => (
          <option key={name} value={name}>
            {t(`span.${name}`)}
          </option>
        ))}
      </select>
      {date(t('from'), asked.from, (from) => choose({ ...asked, from }))}
      {date(t('until'), dayBeside(asked.until, -1), (last) => choose({ ...asked, until: dayBeside(last, 1) }))}
      <Pick
        label={t('account')}
        every={t('every_account')}
        value={choice.account}
        options={(accounts ?? []).map(({ code, name }): Option => ({ value: code, label: name }))}
        onPick={(account) => choose({ account })}
      />
      <Pick
        label={t('plan')}
        every={t('every_plan')}
        value={choice.plan}
        options={[...plans].map(([value, label]) => ({ value: value ?? '', label: label ?? '' }))}
        onPick={(plan) => choose({ plan })}
      />
      <Pick
        label={t('priority')}
        every={t('every_priority')}
        value={choice.priority}
        options={priorityCodes.map((value) => ({ value, label: value }))}
        onPick={(value) => choose({ priority: priorityCodes.find((one) => one === value) })}
      />
    </>
  )
}
