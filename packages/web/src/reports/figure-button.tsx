import type { Open, Opened } from './report-model.ts'
import { t } from './report-text.ts'

interface FigureButtonProps {
  readonly opened: Opened
  readonly onOpen: Open
  readonly tone?: 'late' | 'kept' | undefined
  /** Instead of the count. */
  readonly says?: string
}
/** A figure: pressed, it shows the rows that it counts. Nothing has no rows. */
export function FigureButton({ opened, onOpen, tone, says }: FigureButtonProps) {
  const { count, label } = opened
  if (count === 0) return <span className="rp-none t">{says ?? 0}</span>
  return (
    <button
      type="button"
      className={tone === 'late' ? 'rp-fig late-t t' : 'rp-fig t'}
      aria-label={t('open', { label, count: says ?? count })}
      onClick={() => onOpen(opened)}
    >
      {says ?? count}
    </button>
  )
}
