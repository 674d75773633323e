import { useLiveState } from '../data/index.ts'
import { KeyHint } from '../ui/key-hint.tsx'
import { useShownShortcuts } from '../ui/shortcuts.ts'
import { t } from './text.ts'

/** How a key is written on its cap: `J`, `Enter`, `Ctrl K`. */
export const writeKeys = (keys: string) =>
  keys
    .replace('mod+', 'Ctrl ')
    .split(' ')
    .map((key) => (key.length === 1 ? key.toUpperCase() : key))

/** The keys of the screen in view, and whether changes arrive by themselves. */
export function Foot({ onKeys }: { readonly onKeys: () => void }) {
  const live = useLiveState()
  const shown = useShownShortcuts().filter((shortcut) => shortcut.inFoot)
  return (
    <footer className="foot">
      {shown.map(({ keys, label }) => (
        <span key={keys}>
          <KeyHint keys={writeKeys(keys)} /> {label}
        </span>
      ))}
      <span className="foot-gap" />
      <span id="foot-right" />
      <span className={`live live-${live}`} role="status">
        <i aria-hidden="true" />
        {t(`live.${live}`)}
      </span>
      <button type="button" onClick={onKeys}>
        <KeyHint keys="?" /> {t('foot.all_keys')}
      </button>
    </footer>
  )
}
