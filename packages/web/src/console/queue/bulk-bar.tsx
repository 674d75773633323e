import { KeyHint } from '../../ui/key-hint.tsx'
import { t } from '../text.ts'

interface BulkBarProps {
  readonly count: number
  readonly onTake: () => void
  readonly onAssign: () => void
  readonly onSnooze: () => void
  readonly onClear: () => void
}
/** What can be done to all that are picked. */
export function BulkBar({ count, onTake, onAssign, onSnooze, onClear }: BulkBarProps) {
  return (
    <div className="q-bulk" role="toolbar" aria-label={t('bulk.label')}>
      <b className="t">{t('bulk.count', { count })}</b>
      <button type="button" className="btn sm" onClick={onTake}>
        {t('bulk.take')} <KeyHint keys="T" />
      </button>
      <button type="button" className="btn sm" onClick={onAssign}>
        {t('assign.button')} <KeyHint keys="A" />
      </button>
      <button type="button" className="btn sm" onClick={onSnooze}>
        {t('ticket.snooze')} <KeyHint keys="S" />
      </button>
      <button type="button" className="btn sm quiet" onClick={onClear}>
        {t('bulk.clear')} <KeyHint keys="Esc" />
      </button>
    </div>
  )
}
