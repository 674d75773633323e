import { useId, useState } from 'react'
import { readNow } from '../../../ui/time/clock.ts'
import { formatNear } from '../../../ui/time/format-moment.ts'
import { readWallTime, writeWallTime } from '../../../ui/time/wall-time.ts'
import { useMe } from '../../session-gate.ts'
import { t } from '../ticket-text.ts'
import type { NextUpdates } from './use-next-update.ts'

interface NextUpdateProps {
  /** ISO instant; empty for none. */
  readonly value: string
  readonly updates: NextUpdates
  readonly onChange: (value: string) => void
}
const iso = (at: number) => new Date(at).toISOString()

/** When the customer will hear more: proposed by the policy, said often, or any other time. */
export function NextUpdate({ value, updates, onChange }: NextUpdateProps) {
  const zone = useMe().person.zone
  const id = useId()
  const [isOther, setIsOther] = useState(false)
  const now = readNow()
  const { proposed } = updates
  const options = updates.usual.filter((at) => at !== proposed?.at)
  const isListed = value === '' || iso(proposed?.at ?? 0) === value || options.some((at) => iso(at) === value)
  const near = (at: number) => formatNear(at, zone, now, 'weekday')
  const choose = (chosen: string) => {
    setIsOther(chosen === 'other')
    if (chosen !== 'other') onChange(chosen)
    else onChange(value === '' ? iso(proposed?.at ?? updates.usual[0] ?? now + 3_600_000) : value)
  }
  return (
    <span className="cp-field">
      <label htmlFor={id}>{t('composer.next_update')}</label>
      <select
        id={id}
        className="cp-select t"
        value={isOther || !isListed ? 'other' : value}
        onChange={(event) => choose(event.currentTarget.value)}
      >
        <option value="">{t('composer.no_time')}</option>
        {proposed === undefined ? null : (
          <optgroup label={t('composer.proposed', { after: proposed.after })}>
            <option value={iso(proposed.at)}>{near(proposed.at)}</option>
          </optgroup>
        )}
        <optgroup label={t('composer.usual')}>
          {options.map((at) => (
            <option key={at} value={iso(at)}>
              {near(at)}
            </option>
          ))}
        </optgroup>
        <option value="other">{t('composer.other_time')}</option>
      </select>
      {isOther || !isListed ? (
        <input
          type="datetime-local"
          className="cp-select t"
          aria-label={t('composer.other_time')}
          value={value === '' ? '' : writeWallTime(Date.parse(value), zone)}
          onChange={(event) => {
            const at = readWallTime(event.currentTarget.value, zone)
            if (at !== undefined) onChange(iso(at))
          }}
        />
      ) : null}
    </span>
  )
}
