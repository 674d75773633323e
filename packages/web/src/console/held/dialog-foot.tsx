import { t } from './held-text.ts'

interface DialogFootProps {
  readonly label: string
  readonly isBusy: boolean
  readonly onClose: () => void
}
/** The way out and the deed. */
export function DialogFoot({ label, isBusy, onClose }: DialogFootProps) {
  return (
    <>
      <button type="button" className="btn quiet" onClick={onClose}>
        {t('dialog.cancel')}
      </button>
      <button type="submit" className="btn pri" disabled={isBusy}>
        {label}
      </button>
    </>
  )
}
