import { useState } from 'react'
import { Dialog } from '../../ui/dialog.tsx'
import { LineField } from '../../ui/plain-fields.tsx'
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
      <LineField label={t('view.name')} hint={t('view.name_hint')} maxLength={40} value={name} onChange={setName} />
    </Dialog>
  )
}
