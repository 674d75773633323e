import { Menu } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { Link, Outlet } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useState } from 'react'
import { openLive } from '../data/index.ts'
import { AppearanceChoice } from '../ui/appearance.tsx'
import { Avatar, readInitials } from '../ui/avatar.tsx'
import { Icon } from '../ui/icons.tsx'
import { Mark } from '../ui/mark.tsx'
import { OfflineBanner } from '../ui/offline-banner.tsx'
import { useShortcuts } from '../ui/shortcuts.ts'
import { useMe } from './session-gate.ts'
import './shell.css'
import { t } from './text.ts'
import { useSignOut } from './use-sign-out.ts'

const PortalPalette = lazy(() => import('./portal-palette.tsx').then((module) => ({ default: module.PortalPalette })))

const places = [
  { to: '/', label: t('nav.home'), exact: true },
  { to: '/tickets', label: t('nav.tickets'), exact: false },
  { to: '/policy', label: t('nav.policy'), exact: false },
] as const

function PlaceLink({ place }: { readonly place: (typeof places)[number] }) {
  return (
    <Link to={place.to} activeOptions={{ exact: place.exact }} activeProps={{ 'aria-current': 'page' }}>
      {place.label}
    </Link>
  )
}

function Brand() {
  const { vendor } = useMe()
  return (
    <Link className="brand" to="/">
      <span className="brand-tile" aria-hidden="true">
        {readInitials(vendor.name).slice(0, 1)}
      </span>
      <span>
        {vendor.name} <em>{t('brand.support')}</em>
      </span>
    </Link>
  )
}

function OwnMenu({ target, withPlaces }: { readonly target: 'avatar' | 'burger'; readonly withPlaces: boolean }) {
  const { person, accounts } = useMe()
  const leave = useSignOut()
  const account = accounts?.map((one) => one.name).join(', ') ?? ''
  const label = t('menu.account', { name: person.name, account })
  return (
    <Menu position="bottom-end" width={260} withinPortal={false}>
      <Menu.Target>
        {target === 'avatar' ? (
          <button type="button" className="own" aria-label={label}>
            <Avatar name={person.name} size={32} />
          </button>
        ) : (
          <button type="button" className="burger" aria-label={t('menu.open')}>
            <Icon name="menu" size={18} />
          </button>
        )}
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{label}</Menu.Label>
        {withPlaces
          ? places.map((place) => (
              <Menu.Item key={place.to} component={Link} to={place.to}>
                {place.label}
              </Menu.Item>
            ))
          : null}
        <div className="own-appearance">
          <AppearanceChoice />
        </div>
        <Menu.Divider />
        <Menu.Item onClick={leave}>{t('menu.sign_out')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

function TopBar({ onSearch }: { readonly onSearch: () => void }) {
  return (
    <header className="top">
      <div className="wrap">
        <Brand />
        <nav aria-label={t('nav.label')} className="top-places">
          {places.map((place) => (
            <PlaceLink key={place.to} place={place} />
          ))}
        </nav>
        <div className="top-right">
          <button type="button" className="find" onClick={onSearch} aria-keyshortcuts="Control+K Meta+K">
            <Icon name="search" />
            <span>{t('nav.search')}</span>
            <kbd>{'Ctrl K'}</kbd>
          </button>
          <Link className="btn pri" to="/tickets/new">
            <Icon name="plus" />
            <span>{t('nav.new_ticket')}</span>
          </Link>
          <OwnMenu target="avatar" withPlaces={false} />
          <OwnMenu target="burger" withPlaces />
        </div>
      </div>
    </header>
  )
}

function Foot() {
  const { accounts, product } = useMe()
  const account = accounts?.map((one) => one.name).join(', ') ?? ''
  return (
    <footer className="foot">
      <div className="wrap">
        <p>{t('footer.account', { account, product: product.name })}</p>
        <p className="foot-by">
          <Mark size={16} /> {t('footer.runs_on')}
        </p>
      </div>
    </footer>
  )
}

/** The frame of every page behind the sign-in: places on top, one calm column, a foot. Opens the live line. */
export function Shell() {
  const client = useQueryClient()
  const [searching, setSearching] = useState(false)
  useEffect(() => openLive(client), [client])
  useShortcuts([{ keys: 'mod+k', label: t('nav.search'), run: () => setSearching(true) }])
  return (
    <>
      <a className="skip" href="#page">
        {t('skip')}
      </a>
      <OfflineBanner />
      <TopBar onSearch={() => setSearching(true)} />
      <main id="page" className="wrap" tabIndex={-1}>
        <Outlet />
      </main>
      <Foot />
      {searching ? (
        <Suspense>
          <PortalPalette onClose={() => setSearching(false)} />
        </Suspense>
      ) : null}
    </>
  )
}
