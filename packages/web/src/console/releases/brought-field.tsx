import { useState } from 'react'
import { Dialog } from '../../ui/dialog.tsx'
import { Icon } from '../../ui/icons.tsx'
import { PickRequest } from '../requests/pick-request.tsx'
import '../requests/requests.css'
import { t } from './releases-text.ts'

export interface Brought {
  readonly id: string
  readonly title: string
}
interface FieldProps {
  /** Which fix it is, as people count. */
  readonly number: number
  readonly value: readonly Brought[]
  readonly isOff: boolean
  readonly onChange: (value: readonly Brought[]) => void
}

/** The requests that a fix brings: they ship with its release. */
export function BroughtField({ number, value, isOff, onChange }: FieldProps) {
  const [isPicking, setIsPicking] = useState(false)
  return (
    <div className="rls-brought">
      {value.map(({ id, title }) => (
        <span key={id} className="rls-brings">
          <span dir="auto">{title}</span>
          {isOff ? null : (
            <button
              type="button"
              aria-label={t('fix.drop_request', { title })}
              onClick={() => onChange(value.filter((one) => one.id !== id))}
            >
              <Icon name="cross" size={12} />
            </button>
          )}
        </span>
      ))}
      {isOff ? null : (
        <button
          type="button"
          className="btn quiet sm"
          aria-label={t('fix.add_request_to', { number })}
          onClick={() => setIsPicking(true)}
        >
          {t('fix.add_request')}
        </button>
      )}
      {isPicking ? (
        <PickDialog
          onClose={() => setIsPicking(false)}
          onPick={(one) => onChange([...value.filter(({ id }) => id !== one.id), one])}
        />
      ) : null}
    </div>
  )
}

interface DialogProps {
  readonly onPick: (one: Brought) => void
  readonly onClose: () => void
}
function PickDialog({ onPick, onClose }: DialogProps) {
  const [picked, setPicked] = useState<Brought>()
  return (
    <Dialog
      title={t('fix.pick_request')}
      wide
      onClose={onClose}
      onSubmit={() => {
        if (picked) onPick(picked)
        onClose()
      }}
      foot={
        <button type="submit" className="btn pri" disabled={picked === undefined}>
          {t('fix.add_request')}
        </button>
      }
    >
      <PickRequest label={t('fix.which_request')} picked={picked?.id} onPick={setPicked} />
    </Dialog>
  )
}
