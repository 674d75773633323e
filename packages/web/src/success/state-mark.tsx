import { Icon, type IconName } from '../ui/icons.tsx'
import { t } from './success-text.ts'
import type { Item } from './success-types.ts'

const good = ['met', 'on_track', 'done', 'in_use', 'cleared'] as const
const bad = ['behind'] as const
const isIn = (list: readonly string[], word: string) => list.includes(word)

/** How a part stands: by its figures where it has some and nobody said it is over, else by a person's word. */
const wordOf = ({ state, progress }: Item) =>
  progress !== null && (state === 'running' || state === 'open')
    ? { word: progress.standing, says: t(`standing.${progress.standing}`) }
    : { word: state, says: t(`state.${state}`) }

export function StateMark({ item }: { readonly item: Item }) {
  const { word, says } = wordOf(item)
  const tone = isIn(good, word) ? 'good' : isIn(bad, word) ? 'bad' : 'plain'
  const icon: IconName | undefined = tone === 'good' ? 'check' : tone === 'bad' ? 'flag' : undefined
  return (
    <span className={`sp-state sp-${tone}`}>
      {icon === undefined ? null : <Icon name={icon} size={13} />}
      {says}
    </span>
  )
}
