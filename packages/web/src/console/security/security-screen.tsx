import { Security } from '../../doors/security/security.tsx'
import { t as door } from '../../doors/text.ts'
import { useTitle } from '../../ui/use-title.ts'
import '../screen.css'
import { SearchButton } from '../search-button.tsx'
import { useMe } from '../session-gate.ts'
import '../settings/settings.css'

/** How one comes in, and where one is signed in. */
export function SecurityScreen() {
  const { person, vendor } = useMe()
  useTitle(`${door('security.title')} · ${vendor.name}`)
  return (
    <div className="settings">
      <header className="screen-top">
        <h1>{door('security.title')}</h1>
        <span className="mut settings-lead">{door('security.lead')}</span>
        <span className="gap" />
        <SearchButton />
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the page scrolls by keyboard */}
      <section className="screen-body settings-body" aria-label={door('security.title')} tabIndex={0}>
        <Security zone={person.zone} />
      </section>
    </div>
  )
}
