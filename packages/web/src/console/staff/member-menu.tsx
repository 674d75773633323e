import { Menu } from '@mantine/core'
import { Icon } from '../../ui/icons.tsx'
import { t } from '../house-text.ts'
import type { Member } from './member.ts'

type Kind = 'change' | 'end' | 'password'

/** What an administrator can do about a colleague. */
export function MemberMenu({ member, onAsk }: { readonly member: Member; readonly onAsk: (kind: Kind) => void }) {
  const kinds: readonly Kind[] = member.canSignIn ? ['change', 'end'] : ['change', 'password', 'end']
  return (
    <Menu position="bottom-end" width={220} withinPortal={false}>
      <Menu.Target>
        <button type="button" className="btn quiet sm" aria-label={t('staff.more', { name: member.name })}>
          <Icon name="more" />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {kinds.map((kind) => (
          <Menu.Item key={kind} onClick={() => onAsk(kind)}>
            {t(`staff.do.${kind}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
