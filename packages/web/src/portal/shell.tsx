import { useQueryClient } from '@tanstack/react-query'
import { Link, Outlet, useRouteContext } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useState } from 'react'
import { openLive } from '../data/index.ts'
import { Avatar, readInitials } from '../ui/avatar.tsx'
import { Icon } from '../ui/icons.tsx'
import { OfflineBanner } from '../ui/offline-banner.tsx'
import { useShortcuts } from '../ui/shortcuts.ts'
import { AgreementFoot } from './agreement-foot.tsx'
import { CompanySwitch } from './company/company-switch.tsx'
import { FurtherButton } from './further-button.tsx'
import { NewsButton } from './notifications/news-button.tsx'
import { Brand } from './own/brand.tsx'
import { Elsewhere } from './own/elsewhere.tsx'
import { type Place, places } from './places.ts'
import { useMe } from './session-gate.ts'
import '../ui/print.css'
import './portal.css'
import './shell.css'
import { t } from './text.ts'
import { useAccount, useMayWrite } from './use-account.ts'
import { useInnerLinks } from './use-inner-links.ts'
import { ViewingBanner } from './viewing/viewing-banner.tsx'

const PortalMenu = lazy(() => import('./own-menu.tsx').then((module) => ({ default: module.PortalMenu })))
const PortalPalette = lazy(() => import('./portal-palette.tsx').then((module) => ({ default: module.PortalPalette })))

function PlaceLink({ place }: { readonly place: Place }) {
  return (
    <Link to={place.to} activeOptions={{ exact: place.exact }} activeProps={{ 'aria-current': 'page' }}>
      {place.label}
    </Link>
  )
}

/** The button is there at once; what it opens is fetched when it is first pressed. */
function OwnButton({ look }: { readonly look: 'avatar' | 'burger' }) {
  const { person } = useMe()
  const account = useAccount().name
  const [opened, setOpened] = useState(false)
  const label = t('menu.account', { name: person.name, account })
  const isAvatar = look === 'avatar'
  const button = (
    <button
      type="button"
      className={isAvatar ? 'own' : 'burger'}
      aria-label={isAvatar ? t('menu.button', { initials: readInitials(person.name), who: label }) : t('menu.open')}
      aria-haspopup="menu"
      {...(opened ? {} : { onClick: () => setOpened(true) })}
    >
      {isAvatar ? <Avatar name={person.name} size={32} /> : <Icon name="menu" size={18} />}
    </button>
  )
  if (!opened) return button
  return (
    <Suspense fallback={button}>
      <PortalMenu target={button} label={label} withPlaces={!isAvatar} />
    </Suspense>
  )
}

function TopBar({ onSearch }: { readonly onSearch: () => void }) {
  const mayWrite = useMayWrite()
  return (
    <header className="top">
      <div className="wrap">
        <Brand />
        <CompanySwitch />
        <nav aria-label={t('nav.label')} className="top-places">
          {places.map((place) => (
            <PlaceLink key={place.to} place={place} />
          ))}
          <FurtherButton />
        </nav>
        <div className="top-right">
          <button type="button" className="find" onClick={onSearch} aria-keyshortcuts="Control+K Meta+K">
            <Icon name="search" />
            <span>{t('nav.search')}</span>
            <kbd>{'Ctrl K'}</kbd>
          </button>
          <NewsButton />
          {mayWrite ? (
            <Link
              className="btn pri top-new"
              to="/tickets/new"
              activeOptions={{ exact: true }}
              activeProps={{ className: 'top-new-here' }}
            >
              <Icon name="plus" />
              <span>{t('nav.new_ticket')}</span>
            </Link>
          ) : null}
          <OwnButton look="avatar" />
          <OwnButton look="burger" />
        </div>
      </div>
    </header>
  )
}

/** The frame of every page behind the sign-in; in another company's portal, the way to one's own. */
export function Shell() {
  const { elsewhere } = useRouteContext({ strict: false }) as { readonly elsewhere?: string }
  return elsewhere === undefined ? <Frame /> : <Elsewhere to={elsewhere} />
}

/** Places on top, one calm column, a foot. Opens the live line. */
function Frame() {
  const client = useQueryClient()
  const [searching, setSearching] = useState(false)
  useEffect(() => openLive(client), [client])
  useInnerLinks()
  useShortcuts([{ keys: 'mod+k', label: t('nav.search'), run: () => setSearching(true) }])
  return (
    <>
      <a className="skip" href="#page">
        {t('skip')}
      </a>
      <OfflineBanner />
      <ViewingBanner />
      <TopBar onSearch={() => setSearching(true)} />
      <main id="page" className="wrap" tabIndex={-1}>
        <Outlet />
      </main>
      <AgreementFoot />
      {searching ? (
        <Suspense>
          <PortalPalette onClose={() => setSearching(false)} />
        </Suspense>
      ) : null}
    </>
  )
}
