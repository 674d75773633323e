import { Menu } from '@mantine/core'
import { useSuspenseQuery } from '@tanstack/react-query'
import { ownPortals } from '../../data/index.ts'
import { Icon } from '../../ui/icons.tsx'
import { portalHere } from '../own/portal-here.ts'
import { addressOf } from '../own/where-i-belong.ts'
import { useMe } from '../session-gate.ts'
import { useAccount } from '../use-account.ts'
import { goTo } from './company-choice.ts'
import { t } from './company-text.ts'

/** The companies of a person with several, as items of a menu; the one in use is marked. */
export function CompanyItems() {
  const { accounts = [] } = useMe()
  const here = useAccount()
  const { items } = useSuspenseQuery(ownPortals).data
  if (accounts.length < 2) return null
  const go = (company: (typeof accounts)[number]) => {
    const portal = items.find(({ accountId }) => accountId === company.id)
    goTo(company, portal === undefined ? '' : addressOf(portal, portalHere))
  }
  return (
    <>
      <Menu.Label>{t('company.choose')}</Menu.Label>
      {accounts.map((company) => (
        <Menu.Item
          key={company.id}
          role="menuitemradio"
          aria-checked={company.id === here.id}
          rightSection={company.id === here.id ? <Icon name="check" /> : null}
          onClick={() => company.id !== here.id && go(company)}
        >
          {company.name} <span className="sm mut">{t(`company.${company.role}`)}</span>
        </Menu.Item>
      ))}
      <Menu.Divider />
    </>
  )
}
