import { t } from './seats-text.ts'

interface DialogFootProps {
  readonly send: string
  readonly isSending: boolean
  readonly onClose: () => void
}
/** The way back, and what is about to happen in its own word. */
export function DialogFoot({ send, isSending, onClose }: DialogFootProps) {
  return (
    <>
      <button type="button" className="btn" onClick={onClose}>
        {t('seat.back')}
      </button>
      <button type="submit" className="btn pri" disabled={isSending}>
        {send}
      </button>
    </>
  )
}
