import { type ReactNode, useState } from 'react'
import { Dialog } from '../dialog.tsx'
import { Field } from '../field.tsx'
import { MomentField } from '../plain-fields.tsx'
import { readNow } from '../time/clock.ts'
import { readWallTime, writeWallTime } from '../time/wall-time.ts'
import { t } from './primary-text.ts'

export interface Absent {
  readonly id: string
  readonly name: string
  readonly version: number
  /** While it lasts. */
  readonly awayUntil: string | null
}
interface AwayDialogProps {
  readonly people: readonly Absent[]
  /** One's own absence, of which nobody needs to say whose it is. */
  readonly isOwn?: boolean
  readonly zone: string
  readonly isSaving: boolean
  readonly problem: ReactNode
  /** Null: back again. */
  readonly onSave: (who: Absent, awayUntil: string | null) => void
  readonly onClose: () => void
}
const dayMs = 86_400_000

/** Until when it lasts; else a week from now, in the morning. */
const wallOf = (who: Absent | undefined, zone: string) =>
  who?.awayUntil
    ? writeWallTime(Date.parse(who.awayUntil), zone)
    : `${writeWallTime(readNow() + 7 * dayMs, zone).slice(0, 11)}08:30`

/** Until when somebody is away; the others are told instead. */
export function AwayDialog({ people, isOwn = false, zone, isSaving, problem, onSave, onClose }: AwayDialogProps) {
  const [id, setId] = useState(people[0]?.id)
  const who = people.find((one) => one.id === id)
  const [wall, setWall] = useState(() => wallOf(people[0], zone))
  const at = readWallTime(wall, zone)
  return (
    <Dialog
      title={t('away.title')}
      onClose={onClose}
      onSubmit={() => at !== undefined && who !== undefined && onSave(who, new Date(at).toISOString())}
      foot={
        <>
          <button type="button" className="btn" onClick={onClose}>
            {t('change.back')}
          </button>
          {who === undefined || who.awayUntil === null || isOwn ? null : (
            <button type="button" className="btn" disabled={isSaving} onClick={() => onSave(who, null)}>
              {t('away.back_other')}
            </button>
          )}
          <button type="submit" className="btn pri" disabled={isSaving || at === undefined}>
            {t('away.save')}
          </button>
        </>
      }
    >
      <p className="mut">{t('away.body')}</p>
      {isOwn ? null : (
        <Field label={t('away.who')}>
          {(attributes) => (
            <select
              {...attributes}
              className="input"
              value={id}
              onChange={(event) => {
                const chosen = people.find((one) => one.id === event.currentTarget.value)
                setId(chosen?.id)
                setWall(wallOf(chosen, zone))
              }}
            >
              {people.map((one) => (
                <option key={one.id} value={one.id}>
                  {one.name}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      <MomentField label={t('away.until')} value={wall} onChange={setWall} />
      {problem}
    </Dialog>
  )
}
