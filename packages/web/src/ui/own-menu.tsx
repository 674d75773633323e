import { Menu } from '@mantine/core'
import type { ReactNode } from 'react'
import { AppearanceItems } from './appearance.tsx'
import { type MenuButton, OpenedMenu } from './opened-menu.tsx'

interface OwnMenuProps {
  /** The button that opens it. */
  readonly target: MenuButton
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
    <OpenedMenu target={target} position={position} width={260}>
      <Menu.Label>{label}</Menu.Label>
      {children}
      <AppearanceItems />
      <Menu.Divider />
      <Menu.Item onClick={signOut.act}>{signOut.label}</Menu.Item>
    </OpenedMenu>
  )
}
