import { Link } from '@tanstack/react-router'
import { t as door } from '../doors/text.ts'
import { AppearanceChoice } from '../ui/appearance.tsx'
import { Avatar } from '../ui/avatar.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Icon } from '../ui/icons.tsx'
import './more-dialog.css'
import { usePlaces } from './places.ts'
import { useMe } from './session-gate.ts'
import { t } from './text.ts'
import { useSignOut } from './use-sign-out.ts'

/** What the rail holds, on a phone: every place, light or dark, how one comes in, and the way out. */
export function MoreDialog({ onClose }: { readonly onClose: () => void }) {
  const { person, staff } = useMe()
  const leave = useSignOut()
  return (
    <Dialog title={t('nav.everywhere')} onClose={onClose}>
      <nav className="more-places" aria-label={t('nav.everywhere')}>
        {usePlaces().map(({ to, label, icon, exact }) => (
          <Link
            key={to}
            to={to}
            onClick={onClose}
            activeOptions={{ exact: exact === true }}
            activeProps={{ 'aria-current': 'page' }}
          >
            <Icon name={icon} size={18} />
            {label}
          </Link>
        ))}
      </nav>
      <section className="more-me" aria-label={person.name}>
        <p className="person">
          <Avatar name={person.name} tone="me" size={22} />
          <b>{person.name}</b> <span className="mut">{staff?.roles.join(', ')}</span>
        </p>
        <AppearanceChoice />
        <p className="more-deeds">
          <Link className="btn" to="/security" onClick={onClose}>
            {door('security.title')}
          </Link>
          <button type="button" className="btn" onClick={() => void leave()}>
            {t('me.sign_out')}
          </button>
        </p>
      </section>
    </Dialog>
  )
}
