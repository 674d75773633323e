import { uiSay } from './text.ts'

const widths = ['72%', '54%', '63%', '48%', '68%', '58%']

/** Grey lines of the height that the real rows will have, so that nothing jumps when they come. */
export function SkeletonRows({ rows = 5, height = 28 }: { readonly rows?: number; readonly height?: number }) {
  return (
    <div className="skeletons" role="status" aria-label={uiSay('skeleton.label')}>
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines are all alike and never move
        <span key={row} className="skeleton-row" style={{ height }}>
          <span className="skeleton" style={{ width: widths[row % widths.length] }} />
        </span>
      ))}
    </div>
  )
}

/** One grey block of a known size. */
export function SkeletonBlock({
  width = '100%',
  height,
}: {
  readonly width?: number | string
  readonly height: number
}) {
  return <span className="skeleton" style={{ width, height }} aria-hidden="true" />
}
