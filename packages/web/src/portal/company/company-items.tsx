import { Menu } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { ownPortals } from '../../data/index.ts'
import { Icon } from '../../ui/icons.tsx'
import { portalHere } from '../own/portal-here.ts'
import { useMe } from '../session-gate.ts'
import { useAccount } from '../use-account.ts'
import { goTo } from './company-choice.ts'
import { t } from './company-text.ts'

/** The companies of a person with several, as items of a menu; the one in use is marked. */
export function CompanyItems() {
  const { accounts = [] } = useMe()
  const here = useAccount()
  const portals = useQuery(ownPortals).data?.items ?? []
  if (accounts.length < 2) return null
  return (
    <>
      <Menu.Label>{t('company.choose')}</Menu.Label>
      {accounts.map((company) => (
        <Menu.Item
          key={company.id}
          role="menuitemradio"
          aria-checked={company.id === here.id}
          rightSection={company.id === here.id ? <Icon name="check" /> : null}
          onClick={() => company.id !== here.id && goTo(company, portals, portalHere)}
        >
          {company.name} <span className="sm mut">{t(`company.${company.role}`)}</span>
        </Menu.Item>
      ))}
      <Menu.Divider />
    </>
  )
}
