import { Menu } from '@mantine/core'
import type { ReactElement, ReactNode } from 'react'
import { AppearanceItems } from './appearance.tsx'

interface OwnMenuProps {
  /** The button that opens it. */
  readonly target: ReactElement
  /** Who this is. */
  readonly label: string
  readonly position: 'bottom-end' | 'right-end'
  readonly signOut: { readonly label: string; readonly act: () => void }
  /** `Menu.Item`s before the appearance. */
  readonly children?: ReactNode
}
/** One's own menu, opened as soon as it is loaded: who one is, light or dark, the way out. */
export function OwnMenu({ target, label, position, signOut, children }: OwnMenuProps) {
  return (
    <Menu defaultOpened position={position} width={260} withinPortal={false}>
      <Menu.Target>{target}</Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{label}</Menu.Label>
        {children}
        <AppearanceItems />
        <Menu.Divider />
        <Menu.Item onClick={signOut.act}>{signOut.label}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
