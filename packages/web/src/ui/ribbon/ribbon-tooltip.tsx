import type { CSSProperties } from 'react'
import { ClauseChip } from '../clause-chip.tsx'
import { uiSay } from '../text.ts'
import type { RibbonModel } from './ribbon-model.ts'
import type { PlacedStretch } from './ribbon-scale.ts'
import { sayStretch } from './ribbon-words.ts'

interface RibbonTooltipProps {
  readonly id: string
  readonly model: RibbonModel
  readonly stretch: PlacedStretch
  readonly now: number
  /** Distance from the foot of the ribbon, and its width, in px. */
  readonly bottom: number
  readonly width: number
  readonly clauseHref: ((clause: string) => string) | undefined
}
const tipWidth = 316

/** What a stretch is, how long, whether it counts; both zones; the reason and its clause. */
export function RibbonTooltip({ id, model, stretch, now, bottom, width, clauseHref }: RibbonTooltipProps) {
  const words = sayStretch(model, stretch, now)
  const middle = stretch.x + stretch.width / 2
  const left = Math.max(-8, Math.min(middle - tipWidth / 2, width - tipWidth + 8))
  const style = { left, bottom, '--tip-point': `${Math.max(14, middle - left)}px` } as CSSProperties
  return (
    <div className="ribbon-tip" role="tooltip" id={id} style={style}>
      <b>{words.title}</b>
      <dl className="t">
        <dt>{uiSay('ribbon.tip_reader')}</dt>
        <dd>{words.reader}</dd>
        {words.other === undefined ? null : (
          <>
            <dt>{uiSay('ribbon.tip_other', { city: model.zones.otherName ?? '' })}</dt>
            <dd>{words.other}</dd>
          </>
        )}
      </dl>
      {stretch.why === undefined ? null : <p>{stretch.why}</p>}
      {stretch.clause === undefined ? null : <ClauseChip clause={stretch.clause} href={clauseHref?.(stretch.clause)} />}
    </div>
  )
}
