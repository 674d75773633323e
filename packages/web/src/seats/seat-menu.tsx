import { Menu } from '@mantine/core'
import { Icon } from '../ui/icons.tsx'
import { t } from './seats-text.ts'
import type { Contact } from './use-seats.ts'

export type SeatAct = 'swap' | 'end' | 'keep' | 'train' | 'hand_in'

interface SeatMenuProps {
  readonly contact: Contact
  readonly acts: readonly SeatAct[]
  readonly onAsk: (act: SeatAct) => void
}
const sayAct = (act: SeatAct, { role }: Contact): string =>
  act === 'swap' && role === 'observer' ? t('seat.do.swap_observer') : t(`seat.do.${act}`)

/** Who may end somebody's time may also take a planned end back. */
export const endingActs = ({ endsAt }: Contact): readonly SeatAct[] => [
  'swap',
  'end',
  ...(endsAt === null ? [] : (['keep'] as const)),
]

/** What the reader can do about somebody on the team; nothing where that is nothing. */
export function SeatMenu({ contact, acts, onAsk }: SeatMenuProps) {
  if (acts.length === 0) return null
  return (
    <Menu position="bottom-end" width={260} withinPortal={false}>
      <Menu.Target>
        <button type="button" className="btn quiet sm" aria-label={t('seat.more', { name: contact.person.name })}>
          <Icon name="more" />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {acts.map((act) => (
          <Menu.Item key={act} onClick={() => onAsk(act)}>
            {sayAct(act, contact)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
