import { type ReactNode, useState } from 'react'
import { Dialog } from '../dialog.tsx'
import { Field } from '../field.tsx'
import type { Candidate } from './change-primary-dialog.tsx'
import { t } from './primary-text.ts'

interface DeputyDialogProps {
  readonly candidates: readonly Candidate[]
  readonly deputyId: string | undefined
  readonly isSaving: boolean
  readonly problem: ReactNode
  /** Null for nobody. */
  readonly onSave: (contactId: string | null) => void
  readonly onClose: () => void
}

/** Names beforehand who steps in when the primary contact is gone. */
export function DeputyDialog({ candidates, deputyId, isSaving, problem, onSave, onClose }: DeputyDialogProps) {
  const [chosen, setChosen] = useState(deputyId ?? '')
  return (
    <Dialog
      title={t('deputy.title')}
      onClose={onClose}
      onSubmit={() => onSave(chosen === '' ? null : chosen)}
      foot={
        <>
          <button type="button" className="btn" onClick={onClose}>
            {t('change.back')}
          </button>
          <button type="submit" className="btn pri" disabled={isSaving}>
            {t('deputy.save')}
          </button>
        </>
      }
    >
      <p className="mut">{t('deputy.body')}</p>
      <Field label={t('deputy.who')}>
        {(attributes) => (
          <select
            {...attributes}
            className="input"
            value={chosen}
            onChange={(event) => setChosen(event.currentTarget.value)}
          >
            <option value="">{t('deputy.nobody')}</option>
            {candidates
              .filter(({ isPrimary }) => !isPrimary)
              .map(({ id, name, city }) => (
                <option key={id} value={id}>
                  {t('change.who_option', { name, city })}
                </option>
              ))}
          </select>
        )}
      </Field>
      {problem}
    </Dialog>
  )
}
