import { useState } from 'react'
import { Dialog } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { t } from './ask-text.ts'

interface SaveViewDialogProps {
  readonly onClose: () => void
  readonly onSave: (name: string) => void
}
/** Gives the filters in force a name; they stand among the views from then on. */
export function SaveViewDialog({ onClose, onSave }: SaveViewDialogProps) {
  const [name, setName] = useState('')
  const save = () => {
    if (name.trim() === '') return
    onSave(name.trim())
    onClose()
  }
  return (
    <Dialog
      title={t('view.save_title')}
      onClose={onClose}
      onSubmit={save}
      foot={
        <button type="submit" className="btn pri" disabled={name.trim() === ''}>
          {t('view.save_button')}
        </button>
      }
    >
      <Field label={t('view.name')} hint={t('view.name_hint')}>
        {(attributes) => (
          <input
            {...attributes}
            className="input"
            maxLength={40}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
        )}
      </Field>
    </Dialog>
  )
}
