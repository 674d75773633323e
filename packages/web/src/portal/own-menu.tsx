import { Menu } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { OwnMenu } from '../ui/own-menu.tsx'
import { t as advisories } from './advisories/advisories-text.ts'
import { CompanyItems } from './company/company-items.tsx'
import { t as installations } from './installations/portal-installations-text.ts'
import { t as own } from './own/own-text.ts'
import { portalHere } from './own/portal-here.ts'
import { places } from './places.ts'
import { PlanItem } from './success/plan-item.tsx'
import { t } from './text.ts'
import { useAccount } from './use-account.ts'
import { useSignOut } from './use-sign-out.ts'

interface PortalMenuProps {
  readonly target: ReactElement
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
        ? places.map((place) => (
            <Menu.Item key={place.to} component={Link} to={place.to}>
              {place.label}
            </Menu.Item>
          ))
        : null}
      {withPlaces ? <CompanyItems isFollowed /> : null}
      <PlanItem />
      <Menu.Item component={Link} to="/advisories">
        {advisories('nav')}
      </Menu.Item>
      <Menu.Item component={Link} to="/notifications">
        {t('menu.news')}
      </Menu.Item>
      <Menu.Item component={Link} to="/installations">
        {installations('page.title')}
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
