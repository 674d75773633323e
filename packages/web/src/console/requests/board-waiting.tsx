import { SkeletonBlock } from '../../ui/skeletons.tsx'
import { uiSay } from '../../ui/text.ts'

/** The columns of a board before their cards are known: nothing moves when they come. */
export function BoardWaiting({ names }: { readonly names: readonly string[] }) {
  return (
    <div className="rm-board" role="status" aria-label={uiSay('skeleton.label')}>
      {names.map((name) => (
        <div key={name} className="rm-column">
          <b className="rm-waiting">{name}</b>
          <SkeletonBlock height={62} />
          <SkeletonBlock height={62} />
        </div>
      ))}
    </div>
  )
}
