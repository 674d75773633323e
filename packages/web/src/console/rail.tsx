import { Link } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { Avatar, readInitials } from '../ui/avatar.tsx'
import { Icon } from '../ui/icons.tsx'
import { KeyHint } from '../ui/key-hint.tsx'
import { Mark } from '../ui/mark.tsx'
import { UnreadMark } from './inbox/unread-mark.tsx'
import { type Place, usePlaces } from './places.ts'
import { useMe } from './session-gate.ts'
import { t } from './text.ts'
import { useSignOut } from './use-sign-out.ts'

const OwnMenu = lazy(() => import('../ui/own-menu.tsx').then((module) => ({ default: module.OwnMenu })))
const SecurityItem = lazy(() =>
  import('./security/security-item.tsx').then((module) => ({ default: module.SecurityItem })),
)

const isAt = (place: Place) => ({
  activeOptions: { exact: place.exact === true },
  activeProps: { 'aria-current': 'page' as const },
})

/** The button is there at once; what it opens is fetched when it is first pressed. */
function OwnButton() {
  const { person, staff } = useMe()
  const [opened, setOpened] = useState(false)
  const leave = useSignOut()
  const label = t('me.menu', {
    name: person.name,
    roles: staff?.roles.join(', ') ?? '',
  })
  const button = (
    <button
      type="button"
      className="rail-item"
      aria-label={t('me.button', { initials: readInitials(person.name), who: label })}
      aria-haspopup="menu"
      {...(opened ? {} : { onClick: () => setOpened(true) })}
    >
      <Avatar name={person.name} tone="me" size={22} />
    </button>
  )
  if (!opened) return button
  return (
    <Suspense fallback={button}>
      <OwnMenu target={button} label={label} position="right-end" signOut={{ label: t('me.sign_out'), act: leave }}>
        <SecurityItem />
      </OwnMenu>
    </Suspense>
  )
}

/** The slim rail: places, then help and oneself. */
export function Rail({ onKeys }: { readonly onKeys: () => void }) {
  return (
    <nav className="rail" aria-label={t('nav.label')}>
      <Link className="rail-logo" to="/" aria-label={t('nav.queue')}>
        <Mark size={24} />
      </Link>
      {usePlaces().map((place) => (
        <Link key={place.to} className="rail-item" to={place.to} aria-label={place.label} {...isAt(place)}>
          <Icon name={place.icon} size={18} />
          {place.to === '/inbox' ? <UnreadMark /> : null}
          <span className="rail-tip" aria-hidden="true">
            {place.label}
            <KeyHint keys={place.keys.toUpperCase().split(' ')} />
          </span>
        </Link>
      ))}
      <span className="rail-gap" />
      <button type="button" className="rail-item" aria-label={t('nav.help')} onClick={onKeys}>
        <Icon name="help" size={18} />
        <span className="rail-tip" aria-hidden="true">
          {t('nav.help')}
          <KeyHint keys="?" />
        </span>
      </button>
      <OwnButton />
    </nav>
  )
}

/** The first of the places at the foot of a phone, and the way to all of them. */
export function TabBar({ onSearch, onMore }: { readonly onSearch: () => void; readonly onMore: () => void }) {
  return (
    <nav className="tab-bar" aria-label={t('nav.label')}>
      {usePlaces()
        .slice(0, 4)
        .map((place) => (
          <Link key={place.to} to={place.to} {...isAt(place)}>
            <span className="tab-icon">
              <Icon name={place.icon} size={18} />
              {place.to === '/inbox' ? <UnreadMark /> : null}
            </span>
            {place.label}
          </Link>
        ))}
      <button type="button" onClick={onSearch}>
        <Icon name="search" size={18} />
        {t('nav.search_short')}
      </button>
      <button type="button" aria-haspopup="dialog" onClick={onMore}>
        <Icon name="menu" size={18} />
        {t('nav.more')}
      </button>
    </nav>
  )
}
