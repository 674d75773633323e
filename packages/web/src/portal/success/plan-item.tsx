import { Menu } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { t } from './portal-success-text.ts'
import { useManagers } from './use-managers.ts'

/** In the person's menu, for whoever has an account manager. */
export function PlanItem() {
  const { tam } = useManagers()
  if (tam === null) return null
  return (
    <Menu.Item component={Link} to="/success-plan">
      {t('nav.plan')}
    </Menu.Item>
  )
}
