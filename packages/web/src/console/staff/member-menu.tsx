import { Menu } from '@mantine/core'
import type { Invitation } from '../../doors/invitations/use-invitations.ts'
import { Icon } from '../../ui/icons.tsx'
import { t } from '../house-text.ts'
import type { Member } from './member.ts'

export type MemberAct = 'change' | 'end' | 'password' | 'invite' | 'invite_again' | 'take_back'

/** Nobody is given a password where an invitation can be sent. */
const waysIn = (state: Invitation['state'] | undefined, mailIsSetUp: boolean): readonly MemberAct[] => {
  if (state === undefined || state === 'in') return []
  if (!mailIsSetUp) return ['password']
  if (state === 'none') return ['invite']
  return state === 'withdrawn' ? ['invite_again'] : ['invite_again', 'take_back']
}

interface MemberMenuProps {
  readonly member: Member
  readonly invitation: Invitation | undefined
  readonly mailIsSetUp: boolean
  readonly onAsk: (act: MemberAct) => void
}
/** What an administrator can do about a colleague. */
export function MemberMenu({ member, invitation, mailIsSetUp, onAsk }: MemberMenuProps) {
  const kinds: readonly MemberAct[] = ['change', ...waysIn(invitation?.state, mailIsSetUp), 'end']
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
