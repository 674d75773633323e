import { Menu } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { Icon } from '../ui/icons.tsx'
import type { MenuButton } from '../ui/opened-menu.tsx'
import { OwnMenu } from '../ui/own-menu.tsx'
import { CompanyItems } from './company/company-items.tsx'
import { FurtherItems } from './further-items.tsx'
import { barPlaces } from './further-places.ts'
import { t as own } from './own/own-text.ts'
import { portalHere } from './own/portal-here.ts'
import { t } from './text.ts'
import { useAccount } from './use-account.ts'
import { useSignOut } from './use-sign-out.ts'

interface PortalMenuProps {
  readonly target: MenuButton
  readonly label: string
  /** On a phone the places of the top bar stand here. */
  readonly withPlaces: boolean
}
/** The person's menu in the portal. */
export function PortalMenu({ target, label, withPlaces }: PortalMenuProps) {
  const leave = useSignOut()
  const mayBrand = useAccount().role === 'primary' && portalHere !== undefined
  return (
    <OwnMenu target={target} label={label} position="bottom-end" signOut={{ label: t('menu.sign_out'), act: leave }}>
      {withPlaces
        ? barPlaces.map((place) => (
            <Menu.Item
              key={place.to}
              component={Link}
              to={place.to}
              activeOptions={{ exact: place.exact }}
              activeProps={{ 'aria-current': 'page' }}
              leftSection={<Icon name={place.icon} />}
            >
              {place.label}
            </Menu.Item>
          ))
        : null}
      {withPlaces ? <FurtherItems /> : null}
      {withPlaces ? <Menu.Divider /> : null}
      {withPlaces ? <CompanyItems isFollowed /> : null}
      <Menu.Item component={Link} to="/notifications">
        {t('menu.news')}
      </Menu.Item>
      <Menu.Item component={Link} to="/settings">
        {t('menu.settings')}
      </Menu.Item>
      {mayBrand ? (
        <Menu.Item component={Link} to="/portal">
          {own('looks.title')}
        </Menu.Item>
      ) : null}
    </OwnMenu>
  )
}
