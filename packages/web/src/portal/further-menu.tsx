import { type MenuButton, OpenedMenu } from '../ui/opened-menu.tsx'
import { FurtherItems } from './further-items.tsx'

/** What stands behind "More". */
export function FurtherMenu({ target }: { readonly target: MenuButton }) {
  return (
    <OpenedMenu target={target} position="bottom-start" width={230}>
      <FurtherItems />
    </OpenedMenu>
  )
}
