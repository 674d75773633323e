import { type MenuButton, OpenedMenu } from '../../ui/opened-menu.tsx'
import { CompanyItems } from './company-items.tsx'

/** The companies of one person, under the name of the one in use. */
export function CompanyMenu({ target }: { readonly target: MenuButton }) {
  return (
    <OpenedMenu target={target} position="bottom-start" width={280}>
      <CompanyItems />
    </OpenedMenu>
  )
}
