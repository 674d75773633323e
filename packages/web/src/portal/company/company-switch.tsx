import { lazy, Suspense, useEffect, useState } from 'react'
import { Icon } from '../../ui/icons.tsx'
import { useMe } from '../session-gate.ts'
import { useAccount } from '../use-account.ts'
import './company.css'
import { followTouches } from './company-choice.ts'
import { t } from './company-text.ts'

const CompanyMenu = lazy(() => import('./company-menu.tsx').then((module) => ({ default: module.CompanyMenu })))

/** For which company a person with several is here, always in sight, and the way to another. Others see nothing of it. */
export function CompanySwitch() {
  const { accounts = [] } = useMe()
  return accounts.length < 2 ? null : <Switch />
}

function Switch() {
  const { name } = useAccount()
  const [opened, setOpened] = useState(false)
  useEffect(followTouches, [])
  const button = (
    <button
      type="button"
      className="company"
      aria-label={t('company.switch', { name })}
      aria-haspopup="menu"
      {...(opened ? {} : { onClick: () => setOpened(true) })}
    >
      <span>{name}</span>
      <Icon name="caret" size={14} />
    </button>
  )
  if (!opened) return button
  return (
    <Suspense fallback={button}>
      <CompanyMenu target={button} />
    </Suspense>
  )
}
