import type { ReactNode } from 'react'
import { manyInstallations } from '../../installations/use-installations.ts'
import '../../ui/dialog.css'
import { t } from '../text.ts'
import { sayWindow } from './say-window.ts'
import type { NewTicket } from './use-new-ticket.ts'
import type { Environment } from './use-ticket-choice.ts'

interface EnvironmentPickerProps {
  readonly places: NewTicket['places']
  /** The chosen one, listed or not. */
  readonly chosen: Environment | undefined
  readonly value: string
  readonly onChoose: (place: string) => void
  readonly fault?: string | undefined
  /** Opens inside the chosen row. */
  readonly note?: ReactNode
}

function PlaceRow({
  value,
  current,
  onChoose,
  environment,
  label,
  note,
}: {
  readonly value: string
  readonly current: string
  readonly onChoose: (place: string) => void
  readonly environment?: Environment
  readonly label?: string
  readonly note?: ReactNode
}) {
  const isOn = value === current
  return (
    <div className={isOn ? 'place on' : 'place'}>
      <label className="place-row">
        <input type="radio" className="option-dot" name="place" checked={isOn} onChange={() => onChoose(value)} />
        {environment === undefined ? (
          <span className="place-plain">{label}</span>
        ) : (
          <>
            <b>{environment.name}</b>
            <span className="mut t place-platform">
              {environment.platform === ''
                ? environment.productVersion
                : t('new.place_platform', { version: environment.productVersion, platform: environment.platform })}
            </span>
            <span className="place-use">{sayUse(environment)}</span>
          </>
        )}
      </label>
      {isOn ? note : null}
    </div>
  )
}

const sayUse = ({ isProduction, window }: Environment) => {
  const use = t(isProduction ? 'new.production' : 'new.not_production')
  const stands = sayWindow(window)
  return stands === undefined ? use : t('new.place_use', { use, window: stands })
}

/** Where it happens: an installation, none, or not known. Neither of the last two changes the promise. */
export function EnvironmentPicker({ places, chosen, value, onChoose, fault, note }: EnvironmentPickerProps) {
  const { items, total, typed, find } = places
  const isListed = chosen === undefined || items.some(({ id }) => id === chosen.id)
  const environments = isListed ? items : [chosen, ...items]
  return (
    <fieldset className="options" data-field="environmentId">
      <legend>
        {t('new.where')}
        {fault === undefined ? null : (
          <small className="late-t" role="alert">
            {fault}
          </small>
        )}
      </legend>
      <div className="places">
        {total > manyInstallations ? (
          <input
            type="search"
            className="input place-find"
            aria-label={t('new.place_find')}
            placeholder={t('new.place_find_in', { count: total })}
            value={typed}
            onChange={(event) => find(event.currentTarget.value)}
            onKeyDown={(event) => {
              // finds, and does not send the form
              if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) event.preventDefault()
            }}
          />
        ) : null}
        {environments.map((environment) => (
          <PlaceRow
            key={environment.id}
            value={environment.id}
            current={value}
            onChoose={onChoose}
            environment={environment}
            note={note}
          />
        ))}
        {total > items.length && typed.trim() === '' ? (
          <p className="sm mut place-rest">{t('new.place_rest')}</p>
        ) : null}
        {items.length === 0 && typed.trim() !== '' ? (
          <p className="sm mut place-rest">{t('new.place_none_so')}</p>
        ) : null}
        <PlaceRow value="none" current={value} onChoose={onChoose} label={t('new.place_none')} />
        <PlaceRow value="unknown" current={value} onChoose={onChoose} label={t('new.place_unknown')} />
      </div>
    </fieldset>
  )
}
