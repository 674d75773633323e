import type { ReactNode } from 'react'
import { Dialog } from '../ui/dialog.tsx'
import { WordsField } from '../ui/plain-fields.tsx'
import { OwedProblem } from './owed-problem.tsx'
import { t } from './owed-text.ts'

interface ReasonDialogProps {
  readonly title: string
  readonly means: string
  readonly label: string
  /** Who reads it; their team and our staff unless told. */
  readonly reads?: string
  readonly reason: string
  readonly onReason: (reason: string) => void
  readonly problem: Error | null
  readonly onClose: () => void
  readonly onSubmit?: (() => void) | undefined
  /** The button that does it. */
  readonly foot: ReactNode
  /** More to answer, above the reason. */
  readonly children?: ReactNode
}
/** A step that needs a reason, which both sides read. */
export function ReasonDialog(props: ReasonDialogProps) {
  const {
    title,
    means,
    label,
    reads = t('skip.reason_reads'),
    reason,
    onReason,
    problem,
    onClose,
    onSubmit,
    foot,
    children,
  } = props
  return (
    <Dialog
      title={title}
      onClose={onClose}
      onSubmit={onSubmit}
      foot={
        <>
          <button type="button" className="btn quiet" onClick={onClose}>
            {t('skip.back')}
          </button>
          {foot}
        </>
      }
    >
      <p className="mut">{means}</p>
      <OwedProblem problem={problem} />
      {children}
      <WordsField label={label} hint={reads} rows={4} value={reason} onChange={onReason} />
    </Dialog>
  )
}
