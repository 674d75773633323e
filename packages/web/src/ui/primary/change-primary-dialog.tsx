import { type ReactNode, useState } from 'react'
import { Dialog } from '../dialog.tsx'
import { Field } from '../field.tsx'
import { OptionRow } from '../option-row.tsx'
import { type FoundPlace, PlaceField } from '../place-field.tsx'
import { MomentField } from '../plain-fields.tsx'
import { SkeletonBlock } from '../skeletons.tsx'
import { readNow } from '../time/clock.ts'
import { formatNear } from '../time/format-moment.ts'
import { readWallTime, writeWallTime } from '../time/wall-time.ts'
import { type ChangeEffect, ChangePreview } from './change-preview.tsx'
import { t } from './primary-text.ts'

export interface Candidate {
  readonly id: string
  readonly name: string
  readonly city: string
  readonly isPrimary: boolean
}
type Place = Pick<FoundPlace, 'city' | 'country' | 'region' | 'zone'>
export interface AskedChange {
  readonly contactId: string
  readonly place?: Place
  readonly effectiveAt?: string
}
interface Answered {
  readonly effect: ChangeEffect | undefined
  /** What the desk refused. */
  readonly problem: ReactNode
}
interface ChangePrimaryDialogProps {
  readonly accountId: string
  readonly candidates: readonly Candidate[]
  /** Whose place is confirmed or changed at first. */
  readonly startWith: string
  /** The place is to be said in any case: it was never confirmed. */
  readonly mustConfirm: boolean
  readonly zone: string
  readonly useFound: (typed: string, isAsking: boolean) => readonly FoundPlace[] | undefined
  /** What-if: nothing is written. */
  readonly useEffectOf: (accountId: string, asked: AskedChange | undefined) => Answered
  readonly clauseHref?: ((clause: string) => string) | undefined
  readonly isSaving: boolean
  readonly problem: ReactNode
  readonly onSave: (asked: AskedChange) => void
  readonly onClose: () => void
}

const placeOf = ({ city, country, region, zone }: FoundPlace): Place => ({ city, country, region, zone })

/** Changes the primary contact, her place, or both; what it does is shown before it is saved. */
export function ChangePrimaryDialog(props: ChangePrimaryDialogProps) {
  const { candidates, startWith, mustConfirm, zone, useFound, useEffectOf, onSave, onClose } = props
  const now = readNow()
  const [contactId, setContactId] = useState(startWith)
  const [place, setPlace] = useState<FoundPlace>()
  const [isLater, setIsLater] = useState(false)
  const [wall, setWall] = useState(() => writeWallTime(nextHour(now), zone))
  const who = candidates.find(({ id }) => id === contactId)
  const at = isLater ? readWallTime(wall, zone) : undefined
  const isChange = (who !== undefined && !who.isPrimary) || place !== undefined
  const asked =
    isChange && (!isLater || at !== undefined)
      ? {
          contactId,
          ...(place === undefined ? {} : { place: placeOf(place) }),
          ...(at === undefined ? {} : { effectiveAt: new Date(at).toISOString() }),
        }
      : undefined
  const { effect, problem } = useEffectOf(props.accountId, asked)
  const near = at === undefined ? '' : formatNear(at, zone, now, 'weekday')
  const save = () => asked !== undefined && effect !== undefined && onSave(asked)
  const label = () => {
    if (isLater) return t('change.save_later', { time: near })
    if (who?.isPrimary === true) return t('change.save_place', { city: place?.city ?? who.city })
    return t('change.save_primary', { name: who?.name ?? '' })
  }
  return (
    <Dialog
      wide
      title={t('change.title')}
      onClose={onClose}
      onSubmit={save}
      foot={
        <>
          <button type="button" className="btn" onClick={onClose}>
            {t('change.back')}
          </button>
          <button type="submit" className="btn pri" disabled={effect === undefined || props.isSaving}>
            {label()}
          </button>
        </>
      }
    >
      <Field label={t('change.who')}>
        {(attributes) => (
          <select
            {...attributes}
            className="input"
            value={contactId}
            onChange={(event) => {
              setContactId(event.currentTarget.value)
              setPlace(undefined)
            }}
          >
            {candidates.map(({ id, name, city, isPrimary }) => (
              <option key={id} value={id}>
                {t(isPrimary ? 'change.who_now' : 'change.who_option', { name, city })}
              </option>
            ))}
          </select>
        )}
      </Field>
      <PlaceField
        key={contactId}
        label={t('change.place')}
        hint={t('change.place_hint')}
        none={t('change.no_city')}
        known={mustConfirm && who?.isPrimary ? '' : who?.city}
        useFound={useFound}
        onPick={setPlace}
      />
      <OptionRow
        name="when"
        isFollowUp
        legend={t('change.when')}
        value={isLater ? 'later' : 'now'}
        options={[
          { value: 'now', label: t('change.when_now') },
          { value: 'later', label: t('change.when_later') },
        ]}
        onChoose={(value) => setIsLater(value === 'later')}
      />
      {isLater ? <MomentField label={t('change.moment')} value={wall} onChange={setWall} /> : null}
      {asked === undefined ? (
        <p className="mut">{t('change.pick')}</p>
      ) : effect !== undefined ? (
        <ChangePreview effect={effect} isLater={isLater} zone={zone} now={now} clauseHref={props.clauseHref} />
      ) : (
        (problem ?? <SkeletonBlock height={132} />)
      )}
      {props.problem}
    </Dialog>
  )
}

const hourMs = 3_600_000
/** A day ahead, on the hour. */
const nextHour = (now: number) => Math.ceil((now + 24 * hourMs) / hourMs) * hourMs
