import { Modal, Switch } from '@mantine/core'
import { KeyHint } from '../ui/key-hint.tsx'
import { setSingleKeys, useShownShortcuts, useSingleKeys } from '../ui/shortcuts.ts'
import { writeKeys } from './foot.tsx'
import { t } from './text.ts'

/** Every key that means something on this page, and the switch for those who want none of one letter. */
export function KeysDialog({ onClose }: { readonly onClose: () => void }) {
  const shortcuts = useShownShortcuts()
  const on = useSingleKeys()
  return (
    <Modal opened onClose={onClose} title={t('nav.help')} closeButtonProps={{ 'aria-label': t('keys.close') }}>
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
      <Switch
        label={t('keys.single')}
        description={t('keys.explain')}
        checked={on}
        onChange={(event) => setSingleKeys(event.currentTarget.checked)}
      />
    </Modal>
  )
}
