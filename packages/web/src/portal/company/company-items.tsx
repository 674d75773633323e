import { Menu } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { ownPortals } from '../../data/index.ts'
import { portalHere } from '../own/portal-here.ts'
import { useMe } from '../session-gate.ts'
import { useAccount } from '../use-account.ts'
import { goTo } from './company-choice.ts'
import { t } from './company-text.ts'

/** The companies of a person with several, as items of a menu; the one in use is marked. */
export function CompanyItems({ isFollowed = false }: { readonly isFollowed?: boolean }) {
  const { accounts = [] } = useMe()
  const here = useAccount()
  const portals = useQuery(ownPortals).data?.items ?? []
  if (accounts.length < 2) return null
  const go = (id: string) => {
    const company = accounts.find((one) => one.id === id)
    if (company !== undefined) goTo(company, portals, portalHere)
  }
  return (
    <>
      <Menu.Label>{t('company.choose')}</Menu.Label>
      <Menu.RadioGroup value={here.id} onChange={go}>
        {accounts.map(({ id, name, role }) => (
          <Menu.RadioItem key={id} value={id}>
            {name} <span className="sm mut">{t(`company.${role}`)}</span>
          </Menu.RadioItem>
        ))}
      </Menu.RadioGroup>
      {isFollowed ? <Menu.Divider /> : null}
    </>
  )
}
