import { Dialog } from '../ui/dialog.tsx'
import { KeyHint } from '../ui/key-hint.tsx'
import { setSingleKeys, useShownShortcuts, useSingleKeys } from '../ui/shortcuts.ts'
import { writeKeys } from './foot.tsx'
import { t } from './text.ts'

/** Every key that means something on this page, and the switch for those who want none of one letter. */
export function KeysDialog({ onClose }: { readonly onClose: () => void }) {
  const shortcuts = useShownShortcuts()
  const on = useSingleKeys()
  return (
    <Dialog title={t('nav.help')} onClose={onClose} wide>
      <dl className="keys-list">
        {shortcuts.map(({ keys, label }) => (
          <div key={keys}>
            <dt>
              <KeyHint keys={writeKeys(keys)} />
            </dt>
            <dd>{label}</dd>
          </div>
        ))}
      </dl>
      <label className="keys-single">
        <input type="checkbox" checked={on} onChange={(event) => setSingleKeys(event.currentTarget.checked)} />
        <span>
          {t('keys.single')}
          <br />
          <span className="mut">{t('keys.explain')}</span>
        </span>
      </label>
    </Dialog>
  )
}
