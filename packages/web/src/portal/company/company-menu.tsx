import { Menu } from '@mantine/core'
import type { ReactElement } from 'react'
import { CompanyItems } from './company-items.tsx'

/** Opened as soon as it is loaded. */
export function CompanyMenu({ target }: { readonly target: ReactElement }) {
  return (
    <Menu defaultOpened position="bottom-start" width={280} withinPortal={false}>
      <Menu.Target>{target}</Menu.Target>
      <Menu.Dropdown>
        <CompanyItems />
      </Menu.Dropdown>
    </Menu>
  )
}
